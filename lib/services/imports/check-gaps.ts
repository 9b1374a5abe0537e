import 'server-only';
import { newestTimes, setGapCheck } from '@/db/queries/imports';
import { findInbox } from '@/db/queries/inboxes';
import type { Connection, ThreadsOutcome } from '@/lib/channels/channel';
import { senderFor } from '@/lib/channels/registry';
import { checkedSince, HISTORY_PACE_MS, isBehind, nextGapCheckAt } from '@/lib/domain/history';
import { turn } from '@/lib/platform/pace';
import type { SystemContext } from '../context';
import { connect } from '../inboxes/connect';
import { noteRefusal } from '../inboxes/note-refusal';
import { currentSettings } from '../settings/current';
import { fillGap } from './fill-gap';

/** More threads than this that moved within two days are compared the next time. */
const PAGES = 20;

/**
 * Compares when the provider's threads last moved with the newest messages that are here. Where one of ours is behind,
 * everything since the last comparison is read: only a person's newest message tells of a gap, not where it begins.
 */
export async function checkGaps(ctx: SystemContext, inboxId: number): Promise<void> {
  const { db, now } = ctx;
  const inbox = await findInbox(db, inboxId);
  if (!inbox?.gapCheckAt || inbox.gapCheckAt > now) return;
  const connection = connect(inbox, await currentSettings(ctx));
  if (!connection) return setGapCheck(db, inboxId, nextGapCheckAt(inboxId, now));

  const since = checkedSince(inbox.gapCheckAt, now);
  const outcome = await movedSince(connection, inboxId, since);
  if (outcome.kind === 'refused') await noteRefusal(ctx, inbox, outcome.verdict);
  // Left overdue, so that the next try looks as far back; the sweep rings for it.
  if (outcome.kind === 'try_later') return;
  if (outcome.kind === 'moved' && isBehind(outcome.at, await newestTimes(db, inboxId, since))) {
    await fillGap(ctx, inboxId, since);
  }
  await setGapCheck(db, inboxId, nextGapCheckAt(inboxId, now));
}

type Moved =
  | { readonly kind: 'moved'; readonly at: readonly Date[] }
  | Exclude<ThreadsOutcome, { kind: 'threads' }>;

/** When each thread that moved since then did so last. */
async function movedSince(connection: Connection, inboxId: number, since: Date): Promise<Moved> {
  const moved: Date[] = [];
  let cursor: string | null = null;
  for (let page = 0; page < PAGES; page++) {
    await turn(`history:${inboxId}`, HISTORY_PACE_MS);
    const outcome: ThreadsOutcome = await senderFor(connection.channel).threads(connection, cursor);
    if (outcome.kind !== 'threads') return outcome;
    const times = outcome.threads.flatMap(({ updatedAt }) => updatedAt ?? []);
    const recent = times.filter((at) => at >= since);
    moved.push(...recent);
    cursor = outcome.next;
    if (cursor === null || recent.length < times.length) break;
  }
  return { kind: 'moved', at: moved };
}
