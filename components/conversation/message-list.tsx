'use client';

import { ArrowDown } from 'lucide-react';
import { useEffect, useMemo, useState } from 'react';
import { Button } from '@/components/ui/button';
import { type Block, blocksOf, firstUnreadOf } from '@/lib/client/blocks';
import { useZone } from '@/lib/client/clock';
import { THREAD_ID, threadAppeared } from '@/lib/client/focus';
import type { ThreadItem } from '@/lib/client/thread-items';
import type { useThread } from '@/lib/client/use-thread';
import { useThreadScroll } from '@/lib/client/use-thread-scroll';
import type { ConversationSummary } from '@/lib/contracts/conversations';
import { Activity, DayDivider, UnreadDivider } from './dividers';
import { Older } from './older';
import { Run } from './run';

/** What scrolls must be reachable by keyboard, also in browsers that don't see to it themselves. */
const SCROLLABLE = 0;

type Props = {
  readonly conversation: ConversationSummary;
  readonly thread: ReturnType<typeof useThread>;
  /** How many messages nobody had read when the thread was opened. */
  readonly unreadAtOpen: number;
};

export function MessageList({ conversation, thread, unreadAtOpen }: Props) {
  const { items, older } = thread;
  const zone = useZone();
  const firstUnread = useFirstUnread(thread, unreadAtOpen);
  const [openedAt] = useState(() => items.at(-1)?.message.at ?? '');
  const { scroller, onScroll, toEnd, isAway, fresh } = useThreadScroll(items);
  useEffect(threadAppeared, []);
  const blocks = useMemo(() => blocksOf(items, { zone, firstUnread }), [items, zone, firstUnread]);
  const ourLast = items.findLast(isOurs)?.key ?? null;
  return (
    <div className="relative min-h-0 flex-1">
      <div
        ref={scroller}
        id={THREAD_ID}
        tabIndex={SCROLLABLE}
        data-scroller
        onScroll={onScroll}
        className="flex h-full flex-col-reverse overflow-y-auto overscroll-contain outline-none [overflow-anchor:none]"
      >
        <div
          role="log"
          aria-label={`Messages with ${conversation.contact.displayName}`}
          aria-live="polite"
          aria-busy={older.areComing}
          className="mx-auto w-full max-w-180 px-4 pt-4 pb-5 md:px-6"
        >
          <Older older={older} conversation={conversation} />
          <ol className="flex flex-col gap-3">
            {blocks.map((block) => (
              <BlockView
                key={block.key}
                block={block}
                conversation={conversation}
                ourLast={ourLast}
                openedAt={openedAt}
              />
            ))}
          </ol>
        </div>
      </div>
      {isAway && <ToEnd fresh={fresh} onClick={toEnd} />}
    </div>
  );
}

const isOurs = ({ message }: ThreadItem): boolean =>
  message.direction === 'outgoing' && !message.private;

/** Settled once, when the newest messages are there; the line then stays for this visit. */
function useFirstUnread(thread: Props['thread'], unread: number): number | null {
  const [found, setFound] = useState<{ readonly id: number | null } | null>(null);
  if (found) return found.id;
  if (!thread.isSettled) return null;
  const id = firstUnreadOf(thread.items, unread);
  setFound({ id });
  return id;
}

type BlockProps = {
  readonly block: Block;
  readonly conversation: ConversationSummary;
  readonly ourLast: string | null;
  readonly openedAt: string;
};

function BlockView({ block, conversation, ourLast, openedAt }: BlockProps) {
  switch (block.type) {
    case 'day':
      return <DayDivider at={block.at} />;
    case 'unread':
      return <UnreadDivider />;
    case 'activity':
      return <Activity items={block.items} />;
    case 'run':
      return <Run run={block} conversation={conversation} ourLast={ourLast} openedAt={openedAt} />;
  }
}

type ToEndProps = { readonly fresh: number; readonly onClick: () => void };

function ToEnd({ fresh, onClick }: ToEndProps) {
  const words = fresh === 1 ? '1 new message' : `${fresh} new messages`;
  return (
    <Button
      look={fresh > 0 ? 'solid' : 'outline'}
      aria-label={fresh > 0 ? `${words}, go to the newest` : 'Go to the newest message'}
      className="fade-in-0 animate-in shadow-float absolute bottom-3 left-1/2 -translate-x-1/2 rounded-full"
      onClick={onClick}
    >
      <ArrowDown className="size-4" />
      {fresh > 0 && words}
    </Button>
  );
}
