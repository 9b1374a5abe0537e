'use client';

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
const STATUS_NAMES: Readonly<Record<ListFilter['status'], string>> = {
  open: 'Open',
  resolved: 'Resolved',
};

/** Open or resolved. The conversation that is open beside the list stays open. */
export function StatusSwitch() {
  const { filter, number } = usePlace();
  const prefetch = usePrefetchList();
  return (
    <nav aria-label="Status" className="bg-fill flex rounded-md p-0.5">
      {STATUS_FILTERS.map((status) => (
        <PlaceLink
          key={status}
          number={number}
          filter={{ ...filter, status }}
          onPointerEnter={() => prefetch({ ...filter, status })}
          aria-current={status === filter.status ? 'true' : undefined}
          className="text-ink-muted hover:text-ink aria-current:bg-raised aria-current:text-ink rounded-sm px-2 py-1 text-xs font-medium transition-colors aria-current:shadow-[0_0_0_1px_var(--line),0_1px_2px_oklch(0_0_0/0.06)]"
        >
          {STATUS_NAMES[status]}
        </PlaceLink>
      ))}
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
