import { attachmentsHeight } from './attachment-heights';
import type { Block, Run, Side } from './blocks';
import type { ThreadItem } from './thread-items';

/** A line of the thread that can be drawn, measured and left out by itself. */
export type ThreadRow = Exclude<Block, Run> | MessageRow;

export type MessageRow = {
  readonly type: 'message';
  readonly key: string;
  readonly side: Side;
  readonly item: ThreadItem;
  /** Where it stands in its run: the first is apart from what went before, the last says who and when. */
  readonly isFirst: boolean;
  readonly isLast: boolean;
};

type Stretch = { readonly fromBeginning: boolean };

/**
 * Above a stretch that is not the thread's beginning no day is named: it may have begun earlier, and the first row
 * must still be there when older ones come above it.
 */
export const threadRows = (blocks: readonly Block[], { fromBeginning }: Stretch): ThreadRow[] =>
  blocks
    .slice(!fromBeginning && blocks[0]?.type === 'day' ? 1 : 0)
    .flatMap((block): readonly ThreadRow[] =>
      block.type === 'run' ? messageRows(block) : [block],
    );

const messageRows = ({ side, items }: Run): MessageRow[] =>
  items.map((item, index) => ({
    type: 'message',
    key: item.key,
    side,
    item,
    isFirst: index === 0,
    isLast: index === items.length - 1,
  }));

const LINE_PX = 21;
const CARD_PX = 62;
const TOMBSTONE_PX = 34;
const QUOTE_PX = 40;
const REACTIONS_PX = 18;
const PADDING_PX = 14;
const ENDING_PX = 20;
const DIVIDER_PX = 36;
const CHARACTERS_IN_LINE = 62;

/** Space above a row, in px: a run keeps its own together. */
export const gapAbove = (row: ThreadRow): number =>
  row.type === 'message' && !row.isFirst ? 2 : 12;

/** About how tall it will be, in px, until it is measured: a near guess keeps the scrollbar still. */
export function estimateRow(row: ThreadRow): number {
  if (row.type !== 'message') return DIVIDER_PX;
  const { text, kinds, attachments, unsentAt, reactions, replyTo } = row.item.message;
  const lines = (text ?? '')
    .split('\n')
    .reduce((sum, line) => sum + Math.max(1, Math.ceil(line.length / CHARACTERS_IN_LINE)), 0);
  const bubble = text ? lines * LINE_PX + PADDING_PX : 0;
  const ending = row.isLast ? ENDING_PX : 0;
  if (unsentAt) return gapAbove(row) + TOMBSTONE_PX + ending;
  const cards = attachments.length > 0 ? attachmentsHeight(attachments) : 0;
  const card = cards === 0 && (kinds.length > 0 || !text) ? CARD_PX : cards;
  const around = (replyTo ? QUOTE_PX : 0) + (reactions.length > 0 ? REACTIONS_PX : 0);
  return gapAbove(row) + bubble + card + around + ending;
}

/** Where a message stands among the rows; -1 when it is not loaded. */
export const rowOfMessage = (rows: readonly ThreadRow[], id: number): number =>
  rows.findIndex((row) => row.type === 'message' && row.item.message.id === id);

/** How many messages of the customer came since; `since` is ISO 8601, null for somebody who sees them come. */
export const freshSince = (items: readonly ThreadItem[], since: string | null): number =>
  since === null
    ? 0
    : items.filter(({ message }) => message.direction === 'incoming' && message.at > since).length;
