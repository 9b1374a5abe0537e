import type { QueryClient, QueryKey } from '@tanstack/react-query';

/**
 * Changes what is shown ahead of the server. TanStack Query takes what is set for news: a list that had to be asked for
 * again would pass for fresh, without whatever else had changed in it. So it stays as old as it is.
 */
export function amend<Data>(
  client: QueryClient,
  queryKey: QueryKey,
  change: (data: Data) => Data,
): void {
  const { dataUpdatedAt: updatedAt = 0, isInvalidated } = client.getQueryState(queryKey) ?? {};
  client.setQueryData<Data>(queryKey, (data) => data && change(data), { updatedAt });
  if (isInvalidated) {
    void client.invalidateQueries({ queryKey, exact: true, refetchType: 'none' });
  }
}
