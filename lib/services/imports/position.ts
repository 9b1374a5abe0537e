import 'server-only';
import type { Transaction } from '@/db/client';
import { lockImport, updateImport } from '@/db/queries/imports';
import type { Import } from '@/db/schema/imports';
import type { ThreadsOutcome } from '@/lib/channels/channel';
import type { SystemContext } from '../context';

/** In the place of a cursor: all pages of threads were listed. */
export const NO_MORE = '';

/** A run that is not heard of for so long has died, and is rung for. */
const LOST_MS = 120_000;

type Page = Extract<ThreadsOutcome, { kind: 'threads' }>;
type Step = Partial<
  Pick<
    Import,
    | 'since'
    | 'cursor'
    | 'pending'
    | 'threadCursor'
    | 'threads'
    | 'messagesRead'
    | 'messagesSaved'
    | 'unavailable'
  >
>;

/** Holds an import where it was when its page was asked for; false when it was stopped or begun anew since. */
export async function holdPlace(tx: Transaction, past: Import): Promise<boolean> {
  const held = await lockImport(tx, past.id);
  return (
    held?.state === 'running' &&
    held.cursor === past.cursor &&
    held.threadCursor === past.threadCursor &&
    held.pending[0] === past.pending[0]
  );
}

/** An answer came: the failures before it are over. */
export const moveOn = (tx: Transaction, { id }: Import, change: Step, now: Date): Promise<void> =>
  updateImport(tx, id, {
    ...change,
    failures: 0,
    problem: null,
    dueAt: new Date(now.getTime() + LOST_MS),
  });

/** Threads come with the latest activity first, so those of a gap end with the first that is older. */
export async function saveThreads(
  { db, now }: SystemContext,
  past: Import,
  { threads, next }: Page,
): Promise<boolean> {
  const { since } = past;
  const moved = threads.filter(({ updatedAt }) => !since || !updatedAt || updatedAt >= since);
  const isOver = next === null || moved.length < threads.length;
  await db.transaction(async (tx) => {
    if (!(await holdPlace(tx, past))) return;
    const pending = moved.map(({ id }) => id);
    await moveOn(tx, past, { cursor: isOver ? NO_MORE : next, pending }, now);
  });
  return true;
}

/** A thread that the provider does not tell of any more. */
export async function skipThread({ db, now }: SystemContext, past: Import): Promise<boolean> {
  await db.transaction(async (tx) => {
    if (await holdPlace(tx, past)) await moveOn(tx, past, afterThread(past), now);
  });
  return true;
}

/** Whether all threads are being read for the first time. */
export const isOnce = ({ kind, since }: Import): boolean => kind === 'history' && since === null;

/**
 * A thread in which somebody writes moves to the top of the list, perhaps past the page that is being read: those that
 * moved since it began are read once more.
 */
export async function lookAgain({ db, now }: SystemContext, past: Import): Promise<boolean> {
  await db.transaction(async (tx) => {
    if (!(await holdPlace(tx, past))) return;
    await moveOn(tx, past, { since: past.startedAt, cursor: null, pending: [] }, now);
  });
  return true;
}

/** Those that are read once more were counted. */
export const afterThread = (past: Import) => ({
  pending: past.pending.slice(1),
  threadCursor: null,
  threads: past.threads + (past.kind === 'gap' || isOnce(past) ? 1 : 0),
});
