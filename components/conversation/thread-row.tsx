'use client';

import { memo, type Ref } from 'react';
import { cn } from '@/components/ui/cn';
import { gapAbove, type ThreadRow } from '@/lib/client/thread-rows';
import type { ConversationSummary } from '@/lib/contracts/conversations';
import { Activity, DayDivider, UnreadDivider } from './dividers';
import { MessageRow } from './message-row';

export type SharedByRows = {
  readonly conversation: ConversationSummary;
  /** The key of our newest message. */
  readonly ourLast: string | null;
};

type Props = SharedByRows & {
  readonly ref: Ref<HTMLLIElement>;
  readonly row: ThreadRow | undefined;
  readonly place: {
    readonly index: number;
    /** In px from the top of the thread. */
    readonly start: number;
    /** -1 while not all is loaded. */
    readonly count: number;
  };
  /** What comes while somebody looks slides in. */
  readonly arrived: boolean;
  /** The message that somebody was brought here to see. */
  readonly sought: number | null;
};

/** A row at its place among those that are not drawn. */
export function ThreadRowView({ ref, row, place, arrived, sought, ...shared }: Props) {
  if (!row) return null;
  const isSought = sought !== null && row.type === 'message' && row.item.message.id === sought;
  return (
    <li
      ref={ref}
      data-index={place.index}
      data-key={row.key}
      aria-setsize={place.count}
      aria-posinset={place.index + 1}
      data-sought={isSought ? sought : undefined}
      tabIndex={isSought ? -1 : undefined}
      className="group/row absolute inset-x-0 top-0 px-4 outline-none md:px-6"
      style={{ transform: `translateY(${place.start}px)`, paddingTop: gapAbove(row) }}
    >
      <div className={cn(arrived && 'animate-arrive')}>
        <RowContent row={row} {...shared} />
      </div>
    </li>
  );
}

type ContentProps = SharedByRows & { readonly row: ThreadRow };

/** Kept while the thread scrolls: only what changed is drawn again. */
export const RowContent = memo(function RowContent(props: ContentProps) {
  const { row, conversation, ourLast } = props;
  switch (row.type) {
    case 'day':
      return <DayDivider at={row.at} />;
    case 'unread':
      return <UnreadDivider />;
    case 'activity':
      return <Activity items={row.items} />;
    case 'message':
      return <MessageRow row={row} conversation={conversation} isOurLast={row.key === ourLast} />;
  }
});
