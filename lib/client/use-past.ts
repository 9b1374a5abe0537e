'use client';

import { useQuery, useQueryClient } from '@tanstack/react-query';
import { isOpen, type Past } from '@/lib/contracts/imports';
import { ask } from './api';
import { useDesk } from './desk';

const ASK_MS = 1500;

/** How far the reading of an inbox's past has come, asked again while it goes on. */
export function usePast(inboxId: number, known: Past) {
  const { account } = useDesk();
  const client = useQueryClient();
  const queryKey = ['accounts', account.id, 'inboxes', inboxId, 'past'];
  const { data } = useQuery({
    queryKey,
    queryFn: ({ signal }) =>
      ask<Past>(`/api/accounts/${account.id}/inboxes/${inboxId}/past`, { signal }),
    initialData: known,
    refetchInterval: ({ state }) =>
      isOpen(state.data?.history ?? null) || isOpen(state.data?.gap ?? null) ? ASK_MS : false,
  });
  return { past: data, askAgain: () => client.invalidateQueries({ queryKey }) };
}
