'use client';

import { LoadFailed } from '@/components/ui/load-failed';
import { useDensity } from '@/lib/client/density';
import { usePlace } from '@/lib/client/place';
import { useList } from '@/lib/client/use-list';
import { EmptyList } from './empty-list';
import { ListHead } from './list-head';
import { ListSkeleton } from './list-skeleton';
import { Rows } from './rows';
import { TroubleBanner } from './trouble-banner';

export function InboxList() {
  const { filter } = usePlace();
  const { rows: density } = useDensity();
  const list = useList();
  const { rows, counts, troubles, isPending, error, refetch } = list;
  return (
    <>
      <ListHead counts={counts} />
      <TroubleBanner troubles={troubles} />
      {rows.length > 0 ? (
        <Rows
          key={`${filter.status} ${filter.assignee} ${filter.order}`}
          list={list}
          showAssignee={filter.assignee === 'all'}
        />
      ) : (
        <div className="min-h-0 flex-1 overflow-y-auto">
          {isPending && <ListSkeleton compact={density === 'compact'} />}
          {error && <LoadFailed what="The list" error={error} again={() => void refetch()} />}
          {!isPending && !error && <EmptyList filter={filter} />}
        </div>
      )}
    </>
  );
}
