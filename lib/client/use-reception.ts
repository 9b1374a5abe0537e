'use client';

import { useQuery } from '@tanstack/react-query';
import type { Reception } from '@/lib/contracts/inboxes';
import { ask } from './api';
import { useDesk } from './desk';

const ASK_MS = 2000;

/** Whether an inbox hears of its account, since then (ISO 8601) or at all; asked again until it does. */
export function useReception(inboxId: number, since?: string) {
  const { account } = useDesk();
  return useQuery({
    queryKey: ['accounts', account.id, 'inboxes', inboxId, 'reception', since],
    queryFn: ({ signal }) =>
      ask<Reception>(
        `/api/accounts/${account.id}/inboxes/${inboxId}/reception${since ? `?${new URLSearchParams({ since })}` : ''}`,
        { signal },
      ),
    refetchInterval: ({ state }) => (state.data?.received ? false : ASK_MS),
  });
}
