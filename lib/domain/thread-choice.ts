import type { ConversationStatus } from './conversation';

export type Thread = {
  readonly id: number;
  readonly status: ConversationStatus;
  readonly resolvedAt: Date | null;
};

/**
 * The conversation that a message of this moment belongs to, or `null` for a new one. `threads` are one person's
 * conversations in one inbox, newest first. Single: always the newest. Else the newest that is not resolved; where all
 * are, a late message joins the one that it was written in, and any other begins a new one.
 */
export function chooseThread(
  threads: readonly Thread[],
  { single, at }: { readonly single: boolean; readonly at: Date },
): number | null {
  if (single) return threads[0]?.id ?? null;
  const goesOn = threads.find(({ status }) => status !== 'resolved');
  const writtenIn = threads.findLast(({ resolvedAt }) => resolvedAt !== null && at <= resolvedAt);
  return (goesOn ?? writtenIn)?.id ?? null;
}
