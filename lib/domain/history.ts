import type { ConversationStatus } from './conversation';

/** `history`: every past thread. `gap`: what may have been missed since a moment. */
export const IMPORT_KINDS = ['history', 'gap'] as const;
export type ImportKind = (typeof IMPORT_KINDS)[number];
/** `waiting` for another one of the same inbox to end: what was missed goes before what is long over. */
export const IMPORT_STATES = ['running', 'waiting', 'done', 'failed', 'cancelled'] as const;
export type ImportState = (typeof IMPORT_STATES)[number];

const HOUR_MS = 3_600_000;
const DAY_MS = 24 * HOUR_MS;

/** The newest message that was read of a thread. Times are the provider's. */
export type Newest = { readonly at: Date; readonly echo: boolean };

/** Whether whoever wrote at this moment may still wait for an answer. */
const isAwaited = (at: Date, now: Date): boolean => now.getTime() - at.getTime() < DAY_MS;

/** How a conversation begins that is known from the past alone: open only while somebody waits for an answer. */
export const beginsAs = (
  { at, echo }: Newest,
  now: Date,
): { readonly status: ConversationStatus; readonly resolvedAt: Date | null } =>
  !echo && isAwaited(at, now)
    ? { status: 'open', resolvedAt: null }
    : { status: 'resolved', resolvedAt: at };

/** What was missed of the last day is taken in like any other message, since somebody waits for an answer to it. */
export const countsAsNew = (kind: ImportKind, at: Date, now: Date): boolean =>
  kind === 'gap' && isAwaited(at, now);

/** Threads and messages from a little before are read as well: clocks differ, and a second is all that is told. */
const MARGIN_MS = 5 * 60_000;

/** From where on a gap is read when everything up to a moment is known to have come. */
export const gapSince = (known: Date): Date => new Date(known.getTime() - MARGIN_MS);

/** Multiples of the golden ratio lie evenly between 0 and 1, however many there are. */
const GOLDEN = 0.618_033_988_75;

/** Once a day, each inbox at a time of its own, so that they are not all asked at once. */
export function nextGapCheckAt(inboxId: number, now: Date): Date {
  const midnight = Math.floor(now.getTime() / DAY_MS) * DAY_MS;
  const today = midnight + Math.floor(((inboxId * GOLDEN) % 1) * DAY_MS);
  return new Date(today > now.getTime() ? today : today + DAY_MS);
}

/**
 * A check looks at what moved in the last two days; one that is overdue, because nothing ran here for long, at all since
 * the one before it.
 */
export const checkedSince = (dueAt: Date, now: Date): Date =>
  new Date(Math.min(now.getTime() - 2 * DAY_MS, dueAt.getTime() - DAY_MS));

/** A subscription that was found lost was lost within the last day: it is looked at several times a day. */
export const lostSince = (lastEventAt: Date | null, now: Date): Date =>
  gapSince(new Date(Math.min(lastEventAt?.getTime() ?? now.getTime(), now.getTime() - DAY_MS)));

/** The provider tells times to the second, and our own of what we sent are by our clock. */
const SAME_MS = 5000;

/** Whether the newest message of some thread is none that we know. */
export const isBehind = (theirs: readonly Date[], ours: readonly Date[]): boolean =>
  theirs.some((at) => !ours.some((known) => Math.abs(known.getTime() - at.getTime()) <= SAME_MS));

/** Two calls a second are all that the provider allows (FACTS.md §3.6). */
export const HISTORY_PACE_MS = 500;

/** Times that the provider may refuse to answer in a row: 1, 2, 4 … minutes apart. */
export const MAX_FAILURES = 8;

/** When to ask again after so many failures in a row; not before the provider wants it. */
export const nextAskAt = (failures: number, seconds: number, now: Date): Date =>
  new Date(
    now.getTime() + Math.max(seconds * 1000, Math.min(HOUR_MS, 60_000 * 2 ** (failures - 1))),
  );
