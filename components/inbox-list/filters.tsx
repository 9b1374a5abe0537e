'use client';

import {
  AlarmClock,
  CircleCheck,
  CirclePause,
  Hourglass,
  Inbox,
  type LucideIcon,
  Timer,
} from 'lucide-react';
import { PlaceLink } from '@/components/frame/place-link';
import { cn } from '@/components/ui/cn';
import { countedAs } from '@/lib/client/conversations';
import { usePlace } from '@/lib/client/place';
import { usePrefetchList } from '@/lib/client/use-list';
import {
  ASSIGNEE_FILTERS,
  type ConversationPage,
  type ListFilter,
} from '@/lib/contracts/conversations';

const ASSIGNEE_NAMES: Readonly<Record<ListFilter['assignee'], string>> = {
  mine: 'Mine',
  unassigned: 'Unassigned',
  all: 'All',
};
type View = {
  readonly status: ListFilter['status'];
  /** Where the view has one of its own. */
  readonly order: 'ending' | null;
  readonly name: string;
  readonly icon: LucideIcon;
};

const VIEWS: readonly View[] = [
  { status: 'open', order: null, name: 'Open', icon: Inbox },
  { status: 'open', order: 'ending', name: 'Ending soon', icon: Timer },
  { status: 'pending', order: null, name: 'Pending', icon: CirclePause },
  { status: 'snoozed', order: null, name: 'Snoozed', icon: AlarmClock },
  { status: 'resolved', order: null, name: 'Resolved', icon: CircleCheck },
];

/** The order that somebody chose, outside the one view that has its own. */
const usualOrder = ({ order }: ListFilter) => (order === 'ending' ? 'newest' : order);

/** Only the chosen one is in words, for there is no room for five. The open conversation stays open. */
export function StatusSwitch() {
  const { filter, number } = usePlace();
  const prefetch = usePrefetchList();
  return (
    <nav aria-label="Status" className="bg-fill flex shrink-0 rounded-md p-0.5">
      {VIEWS.map(({ name, icon: Icon, ...view }) => {
        const chosen = (view.order ?? view.status) === countedAs(filter);
        const there = { ...filter, ...view, order: view.order ?? usualOrder(filter) };
        return (
          <PlaceLink
            key={name}
            number={number}
            filter={there}
            title={name}
            onPointerEnter={() => prefetch(there)}
            aria-current={chosen ? 'true' : undefined}
            className="text-ink-muted hover:text-ink aria-current:bg-raised aria-current:text-ink flex h-6 min-w-7 items-center justify-center gap-1.5 rounded-sm px-1.5 text-xs font-medium transition-colors aria-current:shadow-[0_0_0_1px_var(--line),0_1px_2px_oklch(0_0_0/0.06)] max-md:min-w-6 max-md:px-1"
          >
            <Icon aria-hidden className="size-3.5" />
            <span className={cn(!chosen && 'sr-only', view.order && 'max-md:sr-only')}>{name}</span>
          </PlaceLink>
        );
      })}
    </nav>
  );
}

type TabsProps = { readonly counts: ConversationPage['counts'] | null };

export function AssigneeTabs({ counts }: TabsProps) {
  const { filter, number } = usePlace();
  const prefetch = usePrefetchList();
  return (
    <div className="border-line flex h-10 shrink-0 border-b pr-3 pl-4">
      <nav aria-label="Whose" className="flex min-w-0 flex-1 gap-4">
        {ASSIGNEE_FILTERS.map((assignee) => (
          <PlaceLink
            key={assignee}
            number={number}
            filter={{ ...filter, assignee }}
            onPointerEnter={() => prefetch({ ...filter, assignee })}
            aria-current={assignee === filter.assignee ? 'true' : undefined}
            className="group/tab text-ink-muted hover:text-ink aria-current:text-ink relative flex items-center gap-1.5 text-sm font-medium outline-offset-[-3px] transition-colors"
          >
            {ASSIGNEE_NAMES[assignee]}
            <span
              className={cn(
                'text-2xs text-ink-subtle group-aria-current/tab:text-accent-ink min-w-4 tabular-nums',
                counts === null && 'opacity-0',
              )}
            >
              {counts?.[assignee] ?? 0}
            </span>
            <span className="bg-accent absolute inset-x-0 -bottom-px h-0.5 rounded-full opacity-0 group-aria-current/tab:opacity-100" />
          </PlaceLink>
        ))}
      </nav>
      {filter.order !== 'ending' && <OrderSwitch />}
    </div>
  );
}

/** The other of the two orders, a press away. */
function OrderSwitch() {
  const { filter, number } = usePlace();
  const prefetch = usePrefetchList();
  const isClosing = filter.order === 'closing';
  const other = { ...filter, order: isClosing ? 'newest' : 'closing' } as const;
  return (
    <PlaceLink
      number={number}
      filter={other}
      title={
        isClosing ? 'Closes soonest first. Show the newest first' : 'Show what closes soonest first'
      }
      aria-current={isClosing ? 'true' : undefined}
      onPointerEnter={() => prefetch(other)}
      className="text-ink-subtle hover:bg-fill hover:text-ink aria-current:bg-fill-selected aria-current:text-accent-ink grid size-7 shrink-0 place-items-center self-center rounded-md"
    >
      <Hourglass aria-hidden className="size-3.5" />
      <span className="sr-only">Closes soonest</span>
    </PlaceLink>
  );
}
