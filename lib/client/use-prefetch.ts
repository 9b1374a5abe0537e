'use client';

import { useQueryClient } from '@tanstack/react-query';
import { useCallback } from 'react';
import { detailQuery } from './conversations';
import { useDesk } from './desk';
import { messagesQuery } from './messages';

/** Fetches a conversation that will probably be opened next, so that it paints at once. */
export function usePrefetch(): (number: number) => void {
  const client = useQueryClient();
  const { account } = useDesk();
  return useCallback(
    (number) => {
      void client.prefetchQuery(detailQuery(account.id, number));
      void client.prefetchInfiniteQuery(messagesQuery(account.id, number));
    },
    [client, account.id],
  );
}
