'use client';

import { type QueryClient, useInfiniteQuery, useQueryClient } from '@tanstack/react-query';
import { useMemo } from 'react';
import type {
  ConversationPage,
  ConversationSummary,
  InboxTrouble,
  ListFilter,
} from '@/lib/contracts/conversations';
import { amend } from './amend';
import { atTop, countedAs, type ListData, listQuery, listsKey, rowsOf } from './conversations';
import { useDesk } from './desk';
import { usePlace } from './place';

const NO_ROWS: readonly ConversationSummary[] = [];
const NO_TROUBLES: readonly InboxTrouble[] = [];

const ASK_AGAIN_MS = 60_000;

/** The loaded stretch of the list under the filter in the address bar. */
export function useList() {
  const { account } = useDesk();
  const { filter } = usePlace();
  const client = useQueryClient();
  const options = listQuery(account.id, filter);
  const query = useInfiniteQuery({
    ...options,
    // Time alone brings conversations here, and takes them away.
    refetchInterval: filter.order === 'ending' ? ASK_AGAIN_MS : false,
  });
  const { data, isPending, error, refetch } = query;
  const rows = useMemo(() => (data ? rowsOf(data) : NO_ROWS), [data]);
  const failed = data !== undefined && error !== null && !query.isFetching;
  return {
    rows,
    counts: data?.pages[0]?.counts ?? otherCounts(client, account.id, filter),
    troubles: data?.pages[0]?.troubles ?? NO_TROUBLES,
    isPending,
    /** Nothing could be fetched; a failed renewal keeps what there is. */
    error: data ? null : error,
    refetch,
    more: {
      exists: query.hasNextPage,
      isComing: query.isFetchingNextPage,
      failed,
      fetch: () => void query.fetchNextPage(),
    },
    above: {
      exists: query.hasPreviousPage,
      isComing: query.isFetchingPreviousPage,
      fetch: () => void query.fetchPreviousPage(),
    },
    /** For somebody who is back at the top: lets go of what is far below. */
    rest: () => amend<ListData>(client, options.queryKey, atTop),
  };
}

export type List = ReturnType<typeof useList>;

/** Every list of one kind brings the same counts, so they need not vanish while another tab is fetched. */
function otherCounts(
  client: QueryClient,
  accountId: number,
  filter: ListFilter,
): ConversationPage['counts'] | null {
  const queryKey = [...listsKey(accountId), countedAs(filter)];
  const lists = client.getQueriesData<ListData>({ queryKey });
  return lists.map(([, data]) => data?.pages[0]?.counts).find(Boolean) ?? null;
}

/** Fetches a list that will probably be looked at next. */
export function usePrefetchList(): (filter: ListFilter) => void {
  const client = useQueryClient();
  const { account } = useDesk();
  return (filter) => void client.prefetchInfiniteQuery(listQuery(account.id, filter));
}
