import type { ImportKind, ImportState } from '@/lib/domain/history';

/** How far a reading of an inbox's past has come. */
export type PastImport = {
  readonly kind: ImportKind;
  readonly state: ImportState;
  /** Conversations read so far. */
  readonly threads: number;
  readonly messagesRead: number;
  /** Those of them that were new to us. */
  readonly messagesSaved: number;
  /** Messages that the provider names but no longer tells. */
  readonly unavailable: number;
  /** Why it failed, in words. */
  readonly problem: string | null;
  /** ISO 8601: the provider is not asked before; null while it is. */
  readonly pausedUntil: string | null;
  /** ISO 8601 */
  readonly startedAt: string;
  /** ISO 8601; null while it is not over. */
  readonly finishedAt: string | null;
  /** ISO 8601: of a gap, nothing older is read. */
  readonly since: string | null;
};

export type Past = {
  /** The newest reading of everything; null when there was none. */
  readonly history: PastImport | null;
  /** What was perhaps missed, while it is being read. */
  readonly gap: PastImport | null;
};

/** Whether there is more to come. */
export const isOpen = (past: PastImport | null): boolean =>
  past?.state === 'running' || past?.state === 'waiting';
