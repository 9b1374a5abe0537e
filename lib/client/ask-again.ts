import type { QueryClient, QueryKey } from '@tanstack/react-query';

/**
 * Fetches again whatever is on screen under this key. A first fetch that is on its way may have been answered
 * before the change, and TanStack Query would join it; so that one is followed by another.
 */
export function askAgain(client: QueryClient, queryKey: QueryKey): Promise<void> {
  const first = client
    .getQueryCache()
    .findAll({ queryKey, fetchStatus: 'fetching' })
    .filter(({ state }) => state.data === undefined);
  const asked = client.invalidateQueries({ queryKey });
  for (const query of first) {
    const again = () => void client.invalidateQueries({ queryKey: query.queryKey, exact: true });
    query.promise?.then(again, again);
  }
  return asked;
}
