'use client';

import { useQuery } from '@tanstack/react-query';
import type { FailedEvents } from '@/lib/contracts/event-log';
import { ask } from './api';
import { useDesk } from './desk';

const ASK_MS = 60_000;

/** How many events of the account failed, for administrators; 0 until that is known. */
export function useFailedEvents(): number {
  const { account, me } = useDesk();
  const { data } = useQuery({
    queryKey: ['accounts', account.id, 'events', 'failed'],
    queryFn: ({ signal }) =>
      ask<FailedEvents>(`/api/accounts/${account.id}/events/failed`, { signal }),
    enabled: me.role === 'administrator',
    refetchInterval: ASK_MS,
  });
  return data?.failed ?? 0;
}
