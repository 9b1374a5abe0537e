'use client';

import { AlarmClock, CircleCheck, CirclePause, Inbox, type LucideIcon } from 'lucide-react';
import { PlaceLink } from '@/components/frame/place-link';
import { cn } from '@/components/ui/cn';
import { usePlace } from '@/lib/client/place';
import { usePrefetchList } from '@/lib/client/use-list';
import {
  ASSIGNEE_FILTERS,
  type ConversationPage,
  type ListFilter,
  STATUS_FILTERS,
} from '@/lib/contracts/conversations';

const ASSIGNEE_NAMES: Readonly<Record<ListFilter['assignee'], string>> = {
  mine: 'Mine',
  unassigned: 'Unassigned',
  all: 'All',
};
const STATUSES: Readonly<Record<ListFilter['status'], { name: string; icon: LucideIcon }>> = {
  open: { name: 'Open', icon: Inbox },
  pending: { name: 'Pending', icon: CirclePause },
  snoozed: { name: 'Snoozed', icon: AlarmClock },
  resolved: { name: 'Resolved', icon: CircleCheck },
};

/** Only the chosen one is in words, for there is no room for four. The open conversation stays open. */
export function StatusSwitch() {
  const { filter, number } = usePlace();
  const prefetch = usePrefetchList();
  return (
    <nav aria-label="Status" className="bg-fill flex shrink-0 rounded-md p-0.5">
      {STATUS_FILTERS.map((status) => {
        const { name, icon: Icon } = STATUSES[status];
        const chosen = status === filter.status;
        return (
          <PlaceLink
            key={status}
            number={number}
            filter={{ ...filter, status }}
            title={name}
            onPointerEnter={() => prefetch({ ...filter, status })}
            aria-current={chosen ? 'true' : undefined}
            className="text-ink-muted hover:text-ink aria-current:bg-raised aria-current:text-ink flex h-6 min-w-7 items-center justify-center gap-1.5 rounded-sm px-1.5 text-xs font-medium transition-colors aria-current:shadow-[0_0_0_1px_var(--line),0_1px_2px_oklch(0_0_0/0.06)]"
          >
            <Icon aria-hidden className="size-3.5" />
            <span className={chosen ? undefined : 'sr-only'}>{name}</span>
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
    <nav aria-label="Whose" className="border-line flex h-10 shrink-0 gap-4 border-b px-4">
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
  );
}
