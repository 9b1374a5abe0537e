import { keepPreviousData, queryOptions } from '@tanstack/react-query';
import type { SearchResult } from '@/lib/contracts/search';
import { hasWords, searchedNumber, searchWords } from '@/lib/domain/search';
import { ask } from './api';
import { accountKey } from './conversations';

/** One letter is in everything; a number may be one digit. */
export const isSearchable = (typed: string): boolean => /^#?\d|\S\S/u.test(typed.trim());

export const searchQuery = (accountId: number, typed: string) =>
  queryOptions({
    queryKey: [...accountKey(accountId), 'search', typed] as const,
    queryFn: ({ signal }) => {
      const path = `/api/accounts/${accountId}/search?${new URLSearchParams({ q: typed })}`;
      return ask<SearchResult>(path, { signal });
    },
    enabled: isSearchable(typed),
    placeholderData: keepPreviousData,
    gcTime: 60_000,
  });

/**
 * Of what was found for other words what fits these too, as far as can be seen here, until their own answer comes: so
 * nobody opens what they no longer look for.
 */
export function narrowed(found: SearchResult | undefined, typed: string): SearchResult {
  const words = searchWords(typed);
  const number = searchedNumber(typed);
  const fits = (marked: { readonly text: string } | null) =>
    marked !== null && hasWords(marked.text, words);
  return {
    conversations: (found?.conversations ?? []).filter(
      (each) => each.number === number || fits(each.name) || fits(each.username),
    ),
    messages: (found?.messages ?? []).filter(({ excerpt }) => fits(excerpt)),
  };
}
