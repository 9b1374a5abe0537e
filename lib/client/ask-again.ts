import type { Query, QueryClient, QueryKey } from '@tanstack/react-query';

/**
 * Fetches again whatever is on screen under this key, and marks the rest. What is on its way may have been answered
 * before the change; where TanStack Query would take it for the newest, it is followed by another.
 */
export function askAgain(client: QueryClient, queryKey: QueryKey): Promise<void> {
  const early = client
    .getQueryCache()
    .findAll({ queryKey, fetchStatus: 'fetching' })
    .filter(outlivesNews);
  const asked = client.invalidateQueries({ queryKey });
  for (const query of early) {
    const again = () => void client.invalidateQueries({ queryKey: query.queryKey, exact: true });
    query.promise?.then(again, again);
  }
  return asked;
}

/** A first fetch is joined by whoever asks again, and one ahead of anybody's looking is left alone. */
const outlivesNews = (query: Query): boolean => query.state.data === undefined || !query.isActive();
