'use client';

import { memo } from 'react';
import { PlaceLink } from '@/components/frame/place-link';
import { cn } from '@/components/ui/cn';
import { Time } from '@/components/ui/time';
import { useNow } from '@/lib/client/clock';
import { ROW_PX, useDensity } from '@/lib/client/density';
import { focusOpened, rowId } from '@/lib/client/focus';
import { usePrefetch } from '@/lib/client/use-prefetch';
import { windowState } from '@/lib/client/window-state';
import type { ConversationSummary } from '@/lib/contracts/conversations';
import { ContactAvatar } from './contact-avatar';
import { RowActions } from './row-actions';
import { RowMeta, saysSomething } from './row-meta';
import { RowPreview } from './row-preview';

type Props = {
  readonly conversation: ConversationSummary;
  readonly selected: boolean;
  /** The one row that Tab stops at. */
  readonly current: boolean;
  readonly showAssignee: boolean;
  /** Counted from 0, in what is loaded. */
  readonly place: number;
  /** How many the whole list has; undefined where that says nothing of this place. */
  readonly count: number | undefined;
};

export const Row = memo(function Row({ conversation, selected, current, place, ...rest }: Props) {
  const { number } = conversation;
  const prefetch = usePrefetch();
  const { rows } = useDensity();
  return (
    <li
      data-number={number}
      data-selected={selected || undefined}
      data-compact={rows === 'compact' || undefined}
      aria-setsize={rest.count}
      aria-posinset={rest.count === undefined ? undefined : place + 1}
      className="group absolute inset-x-0 top-0"
      style={{ transform: `translateY(${place * ROW_PX[rows]}px)` }}
    >
      <PlaceLink
        id={rowId(number)}
        number={number}
        tabIndex={current ? 0 : -1}
        aria-current={selected ? 'page' : undefined}
        onPointerEnter={() => prefetch(number)}
        onFocus={() => prefetch(number)}
        onClick={() => requestAnimationFrame(focusOpened)}
        className="hover:bg-fill group-data-selected:bg-fill-selected group-data-selected:hover:bg-fill-selected flex h-18 items-start gap-2.5 rounded-md px-2 py-2 -outline-offset-2 transition-colors group-data-compact:h-13 group-data-compact:items-center group-data-compact:py-1"
      >
        <Content
          conversation={conversation}
          selected={selected}
          showAssignee={rest.showAssignee}
          compact={rows === 'compact'}
        />
      </PlaceLink>
      <RowActions conversation={conversation} reachable={current} />
    </li>
  );
});

type ContentProps = Pick<Props, 'conversation' | 'selected' | 'showAssignee'> & {
  readonly compact: boolean;
};

function Content({ conversation, selected, showAssignee, compact }: ContentProps) {
  const { contact, lastActivityAt, unreadCount } = conversation;
  const unread = unreadCount > 0;
  const open = conversation.status !== 'resolved';
  const window = windowState(open ? conversation.windowClosesAt : null, useNow());
  const third = saysSomething(conversation, window, showAssignee);
  return (
    <>
      <span className={cn(!compact && 'pt-1')}>
        <ContactAvatar conversation={conversation} window={window} size={compact ? 28 : 36} />
      </span>
      <span className="min-w-0 flex-1">
        <span className="flex items-baseline gap-2">
          <span
            className={cn(
              'min-w-0 flex-1 truncate text-sm',
              unread ? 'font-semibold' : 'font-medium',
            )}
          >
            {contact.displayName}
          </span>
          <Time
            at={lastActivityAt}
            className={cn('text-2xs', unread ? 'text-accent-ink font-medium' : 'text-ink-subtle')}
          />
        </span>
        <span className="flex gap-2">
          <RowPreview
            conversation={conversation}
            lines={third || compact ? 1 : 2}
            quiet={selected}
          />
          {compact && saysSomething(conversation, window, false) && (
            <RowMeta conversation={conversation} window={window} showAssignee={false} />
          )}
          {unread && <Unread count={unreadCount} />}
        </span>
        {third && !compact && (
          <RowMeta conversation={conversation} window={window} showAssignee={showAssignee} />
        )}
      </span>
    </>
  );
}

function Unread({ count }: { readonly count: number }) {
  return (
    <span className="bg-accent text-2xs text-on-accent mt-0.5 grid h-4.5 min-w-4.5 shrink-0 place-items-center rounded-full px-1 font-semibold tabular-nums">
      {count > 99 ? '99+' : count}
      <span className="sr-only"> unread</span>
    </span>
  );
}
