import type { ConversationStatus } from './conversation';

export type Thread = {
  readonly id: number;
  readonly status: ConversationStatus;
  readonly resolvedAt: Date | null;
};

/**
 * The conversation that a message of this moment belongs to, or `null` for a new one. `threads` are one
 * person's conversations in one inbox, newest first. A late message joins the conversation it was written in.
 */
export function chooseThread(
  threads: readonly Thread[],
  { single, at }: { readonly single: boolean; readonly at: Date },
): number | null {
  const [newest] = threads;
  if (!newest) return null;
  if (single || newest.status !== 'resolved') return newest.id;
  return newest.resolvedAt && at <= newest.resolvedAt ? newest.id : null;
}
