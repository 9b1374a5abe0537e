'use client';

import { AccountMenu } from '@/components/frame/account-menu';
import { LoadFailed } from '@/components/ui/load-failed';
import { usePlace } from '@/lib/client/place';
import { useList } from '@/lib/client/use-list';
import { EmptyList } from './empty-list';
import { AssigneeTabs, StatusSwitch } from './filters';
import { ListSkeleton } from './list-skeleton';
import { MoreRows } from './more-rows';
import { Rows } from './rows';

export function InboxList() {
  const { filter } = usePlace();
  const { rows, counts, isPending, error, refetch, more } = useList();
  return (
    <>
      <header className="flex h-13 shrink-0 items-center justify-between gap-3 pr-3 pl-4">
        <h1 className="text-base font-semibold">Conversations</h1>
        <div className="flex items-center gap-2.5">
          <StatusSwitch />
          <span className="grid md:hidden">
            <AccountMenu side="bottom" withTheme />
          </span>
        </div>
      </header>
      <AssigneeTabs counts={counts} />
      <div
        key={`${filter.status} ${filter.assignee}`}
        data-scroller
        className="min-h-0 flex-1 overflow-y-auto overscroll-contain"
      >
        {isPending && <ListSkeleton />}
        {error && <LoadFailed what="The list" error={error} again={() => void refetch()} />}
        {!isPending && !error && rows.length === 0 && <EmptyList filter={filter} />}
        {rows.length > 0 && <Rows rows={rows} showAssignee={filter.assignee === 'all'} />}
        {more.exists && <MoreRows more={more} />}
      </div>
    </>
  );
}
