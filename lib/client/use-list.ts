'use client';

import { type QueryClient, useInfiniteQuery, useQueryClient } from '@tanstack/react-query';
import { useMemo } from 'react';
import type {
  ConversationPage,
  ConversationSummary,
  ListFilter,
} from '@/lib/contracts/conversations';
import { type ListData, listQuery, listsKey, rowsOf } from './conversations';
import { useDesk } from './desk';
import { usePlace } from './place';

const NO_ROWS: readonly ConversationSummary[] = [];

/** The list under the filter in the address bar. */
export function useList() {
  const { account } = useDesk();
  const { filter } = usePlace();
  const client = useQueryClient();
  const { data, isPending, error, refetch, hasNextPage, isFetchingNextPage, fetchNextPage } =
    useInfiniteQuery(listQuery(account.id, filter));
  const rows = useMemo(() => (data ? rowsOf(data) : NO_ROWS), [data]);
  return {
    rows,
    counts: data?.pages[0]?.counts ?? otherCounts(client, account.id, filter.status),
    isPending,
    /** Nothing could be fetched; a failed renewal keeps what there is. */
    error: data ? null : error,
    refetch,
    more: {
      exists: hasNextPage,
      isComing: isFetchingNextPage,
      failed: data !== undefined && error !== null,
      fetch: () => void fetchNextPage(),
    },
  };
}

/** Every list of one status brings the same counts, so they need not vanish while another tab is fetched. */
function otherCounts(
  client: QueryClient,
  accountId: number,
  status: ListFilter['status'],
): ConversationPage['counts'] | null {
  const queryKey = [...listsKey(accountId), status];
  const lists = client.getQueriesData<ListData>({ queryKey });
  return lists.map(([, data]) => data?.pages[0]?.counts).find(Boolean) ?? null;
}

/** Fetches a list that will probably be looked at next. */
export function usePrefetchList(): (filter: ListFilter) => void {
  const client = useQueryClient();
  const { account } = useDesk();
  return (filter) => void client.prefetchInfiniteQuery(listQuery(account.id, filter));
}
