'use client';

import { useInfiniteQuery } from '@tanstack/react-query';
import { useEffect, useEffectEvent, useMemo } from 'react';
import { TRAITS } from '@/lib/domain/channel';
import { useOpened } from './changes';
import { useDesk } from './desk';
import { messagesOf, messagesQuery } from './messages';
import { type ThreadItem, threadItems } from './thread-items';
import { useOutbox } from './use-outbox';

const NO_ITEMS: readonly ThreadItem[] = [];

/** All that is known of a conversation's messages, with what is on its way to the server. */
export function useThread(number: number) {
  const { account, me } = useDesk();
  const query = useInfiniteQuery(messagesQuery(account.id, number));
  const { outgoing } = useOutbox(number);
  const { data } = query;
  const items = useMemo(() => {
    if (!data) return NO_ITEMS;
    const author = { memberId: me.memberId, name: me.name };
    return threadItems(messagesOf(data), outgoing, { author, limit: TRAITS.instagram.textLimit });
  }, [data, outgoing, me.memberId, me.name]);
  return {
    items,
    isPending: query.isPending,
    /** What is shown may be older than what the server has. */
    isSettled: data !== undefined && !query.isFetching,
    error: data ? null : query.error,
    refetch: query.refetch,
    older: {
      exist: query.hasNextPage,
      areComing: query.isFetchingNextPage,
      failed: data !== undefined && query.error !== null,
      fetch: () => void query.fetchNextPage(),
    },
  };
}

/** Whoever has the thread in view has read it. */
export function useMarkOpened(number: number, unread: number): void {
  const opened = useOpened();
  const tell = useEffectEvent(() => {
    if (unread > 0 && document.visibilityState === 'visible') opened(number);
  });
  useEffect(() => {
    if (unread > 0) tell();
    const look = () => tell();
    document.addEventListener('visibilitychange', look);
    return () => document.removeEventListener('visibilitychange', look);
  }, [unread]);
}
