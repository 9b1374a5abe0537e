import 'server-only';
import type { Transaction } from '@/db/client';
import type { Redaction } from '@/db/queries/events';
import type { Event } from '@/db/schema/events';
import type { Inbox } from '@/db/schema/inboxes';
import { receiverOfLane } from '@/lib/channels/registry';
import type { Bell } from '@/lib/contracts/jobs';
import type { Note } from '@/lib/contracts/live';
import type { Inbound } from '@/lib/domain/inbound';
import type { Settings } from '@/lib/domain/setting';
import { takeAct } from '../conversations/take-act';
import { takeControl } from '../conversations/take-control';
import { takePolicy } from '../inboxes/take-policy';
import { takeEdit } from '../messages/take-edit';
import { takeIn } from '../messages/take-in';
import { takePointer } from '../messages/take-pointer';
import { takeReaction } from '../messages/take-reaction';
import { takeSeen } from '../messages/take-seen';
import { takeUnsend } from '../messages/take-unsend';

export type Applied = {
  readonly ending: Pick<Event, 'state'> &
    Partial<Pick<Event, 'reason' | 'dueAt' | 'accountId' | 'inboxId'>>;
  /** What it carries is gone at the provider's, so the log must not keep it. */
  readonly redact?: Redaction;
  readonly bells?: readonly Bell[];
  readonly notes?: readonly { readonly accountId: number; readonly note: Note }[];
};

type Told = {
  readonly event: Event;
  /** Of the account that the event speaks of, once somebody has connected that. */
  readonly inbox: Inbox | null;
};

type Circumstances = { readonly settings: Settings; readonly now: Date };

/** Writes what one event changes. No network here; running it twice changes nothing more. */
export async function apply(
  tx: Transaction,
  { event, inbox }: Told,
  circumstances: Circumstances,
): Promise<Applied> {
  const inbound = receiverOfLane(event.lane)?.parse(event) ?? UNKNOWN_CHANNEL;
  if (inbound.kind === 'ignored' && NOBODYS.has(inbound.reason)) return ignore(inbound.reason);

  if (!inbox) return { ending: { state: 'unclaimed', reason: 'account_not_connected' } };
  const done = await take(tx, { event, inbox, inbound }, circumstances);
  const { id: inboxId, accountId } = inbox;
  return { ...done, ending: { accountId, inboxId, ...done.ending } };
}

type Taken = { readonly event: Event; readonly inbox: Inbox; readonly inbound: Inbound };

async function take(
  tx: Transaction,
  { event, inbox, inbound }: Taken,
  { settings, now }: Circumstances,
): Promise<Applied> {
  switch (inbound.kind) {
    case 'message':
      return takeIn(tx, inbox, { inbound, now });
    case 'seen':
      return takeSeen(tx, inbox, inbound);
    case 'reaction':
      return takeReaction(tx, inbox, inbound);
    case 'edit':
      return takeEdit(tx, inbox, inbound);
    case 'unsend':
      return takeUnsend(tx, inbox, inbound, now);
    case 'pointer':
      return takePointer(tx, inbox, { event, inbound, now });
    case 'control':
      return takeControl(tx, inbox, { inbound, settings, now });
    case 'act':
      return takeAct(tx, inbox, { inbound, now });
    case 'policy':
      return takePolicy(tx, inbox, inbound);
    case 'ignored':
      return ignore(inbound.reason);
  }
}

const UNKNOWN_CHANNEL = { kind: 'ignored', reason: 'unknown_channel' } as const;

/** These speak of no account; everything else that is ignored waits for its own. */
const NOBODYS = new Set(['unknown_object', 'unknown_channel', 'dashboard_test', 'unknown_entry']);

const ignore = (reason: string): Applied => ({ ending: { state: 'ignored', reason } });
