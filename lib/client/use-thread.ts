'use client';

import { useInfiniteQuery, useQueryClient } from '@tanstack/react-query';
import { useCallback, useEffect, useEffectEvent, useMemo } from 'react';
import { TRAITS } from '@/lib/domain/channel';
import { amend } from './amend';
import { isGone } from './api';
import { useOpened } from './changes';
import { useDesk } from './desk';
import {
  atRest,
  type MessageEdge,
  messagesOf,
  messagesQuery,
  reachesNewest,
  showPart,
  type ThreadData,
} from './messages';
import { type ThreadItem, threadItems } from './thread-items';
import { useOutbox } from './use-outbox';

const NO_ITEMS: readonly ThreadItem[] = [];

/** The loaded stretch of a conversation's messages; at its newest end also what is on its way to the server. */
export function useThread(number: number) {
  const { account, me } = useDesk();
  const client = useQueryClient();
  const query = useInfiniteQuery(messagesQuery(account.id, number));
  const { outgoing } = useOutbox(number);
  const { data } = query;
  const items = useMemo(() => {
    if (!data) return NO_ITEMS;
    const author = { memberId: me.memberId, name: me.name };
    const waiting = reachesNewest(data) ? outgoing : [];
    return threadItems(messagesOf(data), waiting, { author, limit: TRAITS.instagram.textLimit });
  }, [data, outgoing, me.memberId, me.name]);

  const show = useCallback(
    (edge: MessageEdge, signal: AbortSignal) =>
      showPart(client, [account.id, number], { edge, signal }),
    [client, account.id, number],
  );
  const rest = useCallback(
    () => amend<ThreadData>(client, messagesQuery(account.id, number).queryKey, atRest),
    [client, account.id, number],
  );
  const failed = data !== undefined && query.error !== null && !query.isFetching;
  return {
    number,
    items,
    isPending: query.isPending,
    /** What is shown may be older than what the server has. */
    isSettled: data !== undefined && !query.isFetching,
    error: data && !isGone(query.error) ? null : query.error,
    refetch: query.refetch,
    older: {
      exist: query.hasNextPage,
      areComing: query.isFetchingNextPage,
      failed,
      fetch: () => void query.fetchNextPage(),
    },
    newer: {
      exist: query.hasPreviousPage,
      areComing: query.isFetchingPreviousPage,
      failed,
      fetch: () => void query.fetchPreviousPage(),
    },
    show,
    /** For somebody who has come to the newest: lets go of what is far above. */
    rest,
  };
}

export type Thread = ReturnType<typeof useThread>;

/** Whoever has the thread's newest messages in view has read it. */
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
