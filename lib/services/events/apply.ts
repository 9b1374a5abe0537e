import 'server-only';
import type { Transaction } from '@/db/client';
import type { Event } from '@/db/schema/events';
import type { Inbox } from '@/db/schema/inboxes';
import { receiverOfLane } from '@/lib/channels/registry';
import type { Bell } from '@/lib/contracts/jobs';
import type { Note } from '@/lib/contracts/live';
import { takeIn } from '../messages/take-in';
import { takeSeen } from '../messages/take-seen';

export type Applied = {
  readonly ending: Pick<Event, 'state'> &
    Partial<Pick<Event, 'reason' | 'target' | 'accountId' | 'inboxId'>>;
  readonly bells?: readonly Bell[];
  readonly notes?: readonly { readonly accountId: number; readonly note: Note }[];
};

type Told = {
  readonly event: Event;
  /** Of the account that the event speaks of, once somebody has connected that. */
  readonly inbox: Inbox | null;
};

/** Writes what one event changes. No network here; running it twice changes nothing more. */
export async function apply(tx: Transaction, { event, inbox }: Told, now: Date): Promise<Applied> {
  const inbound = receiverOfLane(event.lane)?.parse(event) ?? UNKNOWN_CHANNEL;
  if (inbound.kind === 'ignored' && NOBODYS.has(inbound.reason)) return ignore(inbound.reason);

  if (!inbox) return { ending: { state: 'unclaimed', reason: 'account_not_connected' } };
  if (inbound.kind === 'ignored') return ignore(inbound.reason, inbox);

  const done =
    inbound.kind === 'message'
      ? await takeIn(tx, inbox, { inbound, now })
      : await takeSeen(tx, inbox, inbound);
  const { id: inboxId, accountId } = inbox;
  return { ...done, ending: { accountId, inboxId, ...done.ending } };
}

const UNKNOWN_CHANNEL = { kind: 'ignored', reason: 'unknown_channel' } as const;

/** These speak of no account; everything else that is ignored waits for its own. */
const NOBODYS = new Set(['unknown_object', 'unknown_channel', 'dashboard_test', 'unknown_entry']);

const ignore = (reason: string, inbox?: Inbox): Applied => ({
  ending: {
    state: 'ignored',
    reason,
    ...(inbox && { accountId: inbox.accountId, inboxId: inbox.id }),
  },
});
