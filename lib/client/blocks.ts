import { dayOf } from './relative-time';
import type { ThreadItem } from './thread-items';

const PAUSE_MS = 10 * 60_000;
/** Somebody who writes on and on still gets the time told now and then. */
const LONGEST_MS = 30 * 60_000;

export type Side = 'theirs' | 'ours' | 'note';

/** What one sender wrote without a pause. */
export type Run = {
  readonly type: 'run';
  readonly key: string;
  readonly side: Side;
  readonly items: readonly ThreadItem[];
};

export type Block =
  | Run
  | { readonly type: 'day'; readonly key: string; readonly at: string }
  | { readonly type: 'unread'; readonly key: string }
  | { readonly type: 'activity'; readonly key: string; readonly items: readonly ThreadItem[] };

type Options = {
  readonly zone: string;
  /** The first message that nobody had read when the thread was opened. */
  readonly firstUnread: number | null;
};

/** The thread as it is drawn: days, runs of one sender, lines of activity, and where the unread begins. */
export function blocksOf(items: readonly ThreadItem[], { zone, firstUnread }: Options): Block[] {
  const blocks: Block[] = [];
  let day = '';
  for (const item of items) {
    const { at } = item.message;
    const itsDay = dayOf(new Date(at), zone);
    if (itsDay !== day) blocks.push({ type: 'day', key: `day ${itsDay} ${item.key}`, at });
    day = itsDay;

    if (firstUnread !== null && item.message.id === firstUnread) {
      blocks.push({ type: 'unread', key: 'unread' });
    }
    append(blocks, item);
  }
  return blocks;
}

function append(blocks: Block[], item: ThreadItem): void {
  const last = blocks.at(-1);
  if (item.message.direction === 'activity') {
    if (last?.type === 'activity') {
      // Named after its last line: older ones that come above leave the name as it is.
      blocks[blocks.length - 1] = { ...last, key: item.key, items: [...last.items, item] };
    } else {
      blocks.push({ type: 'activity', key: item.key, items: [item] });
    }
    return;
  }
  if (last?.type === 'run' && continues(last, item)) {
    blocks[blocks.length - 1] = { ...last, items: [...last.items, item] };
  } else {
    blocks.push({ type: 'run', key: item.key, side: sideOf(item), items: [item] });
  }
}

function sideOf({ message }: ThreadItem): Side {
  if (message.private) return 'note';
  return message.direction === 'incoming' ? 'theirs' : 'ours';
}

function continues(run: Run, item: ThreadItem): boolean {
  const previous = run.items.at(-1);
  if (!previous || run.side !== sideOf(item)) return false;
  const at = Date.parse(item.message.at);
  const pause = at - Date.parse(previous.message.at);
  const length = at - Date.parse(run.items[0]?.message.at ?? item.message.at);
  return pause < PAUSE_MS && length < LONGEST_MS && writerOf(previous) === writerOf(item);
}

function writerOf({ message: { sender } }: ThreadItem): string {
  if (sender.type === 'member') return `member ${sender.id}`;
  return sender.type === 'app' ? `app ${sender.isProviders}` : sender.type;
}

/** Where the unread begins: the n-th newest message of the customer. Null when that is not loaded. */
export function firstUnreadOf(items: readonly ThreadItem[], unread: number): number | null {
  if (unread <= 0) return null;
  const theirs = items.filter(({ message }) => message.direction === 'incoming');
  return theirs.at(-unread)?.message.id ?? null;
}
