'use client';

import { useQuery } from '@tanstack/react-query';
import type { Reception } from '@/lib/contracts/inboxes';
import { ask } from './api';
import { useDesk } from './desk';

const ASK_MS = 2000;

/** Whether an inbox hears of its account; asked again until it does. */
export function useReception(inboxId: number) {
  const { account } = useDesk();
  return useQuery({
    queryKey: ['accounts', account.id, 'inboxes', inboxId, 'reception'],
    queryFn: ({ signal }) =>
      ask<Reception>(`/api/accounts/${account.id}/inboxes/${inboxId}/reception`, { signal }),
    refetchInterval: ({ state }) => (state.data?.received ? false : ASK_MS),
  });
}
