'use client';

import { useInfiniteQuery } from '@tanstack/react-query';
import { useMemo } from 'react';
import type { ConversationSummary } from '@/lib/contracts/conversations';
import { listQuery, rowsOf } from './conversations';
import { useDesk } from './desk';
import { usePlace } from './place';

const NO_ROWS: readonly ConversationSummary[] = [];

/** The list under the filter in the address bar. */
export function useList() {
  const { account } = useDesk();
  const { filter } = usePlace();
  const { data, isPending, error, refetch, hasNextPage, isFetchingNextPage, fetchNextPage } =
    useInfiniteQuery(listQuery(account.id, filter));
  const rows = useMemo(() => (data ? rowsOf(data) : NO_ROWS), [data]);
  return {
    rows,
    counts: data?.pages[0]?.counts ?? null,
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
