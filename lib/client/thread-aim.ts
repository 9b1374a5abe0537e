import { type MessageEdge, OLDEST } from './messages';
import { estimateRow, rowOfMessage, type ThreadRow } from './thread-rows';

/** Where in a thread somebody wants to be: at an end of it, or at one message. */
export type Aim = 'newest' | 'oldest' | AtMessage;

type AtMessage = {
  readonly message: number;
  /** What is sought stands in the middle of the view; what is read on from, near its top. */
  readonly align: 'center' | 'start';
};

export const sought = (message: number): AtMessage => ({ message, align: 'center' });

/** Where a thread begins: at the message that is sought, else at the first unread one, else at the newest. */
export function firstAim(rows: readonly ThreadRow[], message: number | null): Aim {
  if (message !== null) return sought(message);
  const unread = rows.findIndex(({ type }) => type === 'unread');
  const first = unread < 0 ? undefined : rows[unread + 1];
  return first?.type === 'message' ? { message: first.item.message.id, align: 'start' } : 'newest';
}

type Stretch = {
  readonly rows: readonly ThreadRow[];
  /** Whether the thread goes on above it, and below. */
  readonly older: { readonly exist: boolean };
  readonly newer: { readonly exist: boolean };
};

export function isLoaded(aim: Aim, { rows, older, newer }: Stretch): boolean {
  if (aim === 'newest') return !newer.exist;
  return aim === 'oldest' ? !older.exist : rowOfMessage(rows, aim.message) >= 0;
}

/** The part of the thread that has it. */
export function edgeOf(aim: Aim): MessageEdge {
  if (aim === 'newest') return null;
  return aim === 'oldest' ? OLDEST : { around: aim.message };
}

/** About how far down the rows it is, in px; below all of them when it is not there. */
export function estimateOffset(aim: Aim, rows: readonly ThreadRow[]): number {
  if (aim === 'oldest') return 0;
  const row = aim === 'newest' ? -1 : rowOfMessage(rows, aim.message);
  return rows
    .slice(0, row < 0 ? rows.length : row)
    .reduce((sum, above) => sum + estimateRow(above), 0);
}
