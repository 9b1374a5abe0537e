'use client';

import { useEffect, useMemo, useState } from 'react';
import { cn } from '@/components/ui/cn';
import { blocksOf, firstUnreadOf } from '@/lib/client/blocks';
import { useZone } from '@/lib/client/clock';
import { THREAD_ID, threadAppeared } from '@/lib/client/focus';
import type { ThreadItem } from '@/lib/client/thread-items';
import { threadRows } from '@/lib/client/thread-rows';
import { useInBrowser } from '@/lib/client/use-in-browser';
import type { Thread } from '@/lib/client/use-thread';
import { useThreadAim } from '@/lib/client/use-thread-aim';
import { useThreadWindow } from '@/lib/client/use-thread-window';
import type { ConversationSummary } from '@/lib/contracts/conversations';
import { FirstPaint } from './first-paint';
import { NewArrival } from './new-arrival';
import { ThreadFoot, ThreadHead } from './thread-head';
import { ThreadRowView } from './thread-row';
import { ToNewest } from './to-newest';

/** What scrolls must be reachable by keyboard, also in browsers that don't see to it themselves. */
const SCROLLABLE = 0;

type Props = {
  readonly conversation: ConversationSummary;
  readonly thread: Thread;
  /** How many messages nobody had read when the thread was opened. */
  readonly unreadAtOpen: number;
  /** The message that the address names. */
  readonly message: number | null;
};

export function MessageList({ conversation, thread, unreadAtOpen, message }: Props) {
  const { items, older, newer } = thread;
  const zone = useZone();
  const drawn = useInBrowser();
  const firstUnread = useFirstUnread(thread, { unread: unreadAtOpen, drawn });
  const rows = useMemo(
    () => threadRows(blocksOf(items, { zone, firstUnread }), { fromBeginning: !older.exist }),
    [items, zone, firstUnread, older.exist],
  );
  const { scroller, virtualizer, go, onScroll, isAway, fresh } = useThreadWindow(thread, {
    rows,
    message,
    drawn,
    newestAt: conversation.lastActivityAt,
  });
  const goTo = useThreadAim(thread.number, { scroller, go });
  useEffect(threadAppeared, []);
  const [openedAt] = useState(() => items.at(-1)?.message.at ?? '');
  const shared = { conversation, ourLast: items.findLast(isOurs)?.key ?? null };
  return (
    <div className="relative min-h-0 flex-1">
      <div
        ref={scroller}
        id={THREAD_ID}
        tabIndex={SCROLLABLE}
        onScroll={onScroll}
        className={cn(
          'h-full overflow-y-auto overscroll-contain -outline-offset-2 [overflow-anchor:none]',
          !drawn && 'flex flex-col-reverse',
        )}
      >
        <div
          role="log"
          aria-label={`Messages with ${conversation.contact.displayName}`}
          aria-live="off"
          aria-busy={older.areComing || newer.areComing}
          className="mx-auto flex min-h-full w-full max-w-180 shrink-0 flex-col justify-end"
        >
          {drawn ? (
            <ol className="relative w-full shrink-0" style={{ height: virtualizer.getTotalSize() }}>
              <ThreadHead older={older} conversation={conversation} />
              {virtualizer.getVirtualItems().map(({ index, key, start }) => (
                <ThreadRowView
                  key={key}
                  ref={virtualizer.measureElement}
                  row={rows[index]}
                  place={{ index, start, count: older.exist || newer.exist ? -1 : rows.length }}
                  arrived={index === rows.length - 1 && isAfter(items.at(-1), openedAt)}
                  sought={message}
                  {...shared}
                />
              ))}
              <ThreadFoot newer={newer} />
            </ol>
          ) : (
            <FirstPaint rows={rows} sought={message} older={older} {...shared} />
          )}
        </div>
      </div>
      {isAway && <ToNewest fresh={newer.exist ? conversation.unreadCount : fresh} go={goTo} />}
      <NewArrival items={items} since={openedAt} name={conversation.contact.displayName} />
    </div>
  );
}

const isOurs = ({ message }: ThreadItem): boolean =>
  message.direction === 'outgoing' && !message.private;

const isAfter = (item: ThreadItem | undefined, at: string): boolean =>
  item !== undefined && item.message.at > at;

type Opening = { readonly unread: number; readonly drawn: boolean };

/**
 * Settled once, when the newest messages are there; the line then stays for this visit. What the server painted had it
 * settled, even if something is fetched again by the time the browser takes over.
 */
function useFirstUnread(thread: Thread, { unread, drawn }: Opening): number | null {
  const [found, setFound] = useState<{ readonly id: number | null } | null>(null);
  if (found) return found.id;
  if ((drawn && !thread.isSettled) || thread.newer.exist) return null;
  const id = firstUnreadOf(thread.items, unread);
  setFound({ id });
  return id;
}
