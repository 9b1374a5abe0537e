import { type InfiniteData, infiniteQueryOptions, queryOptions } from '@tanstack/react-query';
import type { OwnAccounts } from '@/lib/contracts/accounts';
import type {
  ConversationDetail,
  ConversationPage,
  ConversationSummary,
  ListFilter,
  MemberList,
} from '@/lib/contracts/conversations';
import type { Versions } from '@/lib/contracts/messages';
import { ask } from './api';

export type ListData = InfiniteData<ConversationPage, unknown>;

const accountPath = (accountId: number) => `/api/accounts/${accountId}`;

/** Where one conversation lives in our API. */
export const conversationPath = (accountId: number, number: number) =>
  `${accountPath(accountId)}/conversations/${number}`;

export const accountKey = (accountId: number) => ['accounts', accountId] as const;
export const listsKey = (accountId: number) => [...accountKey(accountId), 'lists'] as const;
/** Of the conversation and of all that belongs to it. */
export const conversationKey = (accountId: number, number: number) =>
  [...accountKey(accountId), 'conversations', number] as const;

/** Which page of a list; null is the newest. */
type ListEdge = { readonly before: string } | { readonly after: string } | null;

/** Beyond so many pages those at the far end are dropped, however long the list is. */
const PAGES_KEPT = 8;

const newest = (): ListEdge => null;

/** Lists of one kind bring the same counts. */
export const countedAs = ({ status, order }: Pick<ListFilter, 'status' | 'order'>) =>
  order === 'ending' ? order : status;

/** The list under one filter; the server seeds it, live notes refresh it. */
export const listQuery = (accountId: number, { status, assignee, order }: ListFilter) =>
  infiniteQueryOptions({
    queryKey: [...listsKey(accountId), countedAs({ status, order }), assignee, order] as const,
    queryFn: ({ pageParam, signal }) => {
      const search = new URLSearchParams({ status, assignee, order, ...pageParam });
      const path = `${accountPath(accountId)}/conversations?${search}`;
      return ask<ConversationPage>(path, { signal });
    },
    initialPageParam: newest(),
    getNextPageParam: ({ next }): ListEdge => (next === null ? null : { before: next }),
    getPreviousPageParam: ({ previous }): ListEdge =>
      previous === null ? null : { after: previous },
    maxPages: PAGES_KEPT,
  });

/** What an edited message said before. */
export const versionsQuery = (accountId: number, number: number, message: number) =>
  queryOptions({
    queryKey: [...conversationKey(accountId, number), 'versions', message] as const,
    queryFn: ({ signal }) =>
      ask<Versions>(`${conversationPath(accountId, number)}/messages/${message}/versions`, {
        signal,
      }),
  });

export const detailQuery = (accountId: number, number: number) =>
  queryOptions({
    queryKey: [...conversationKey(accountId, number), 'detail'] as const,
    queryFn: ({ signal }) =>
      ask<ConversationDetail>(conversationPath(accountId, number), { signal }),
  });

/** The person's accounts with what waits in them; asked for whenever somebody is about to switch. */
export const ownAccountsQuery = (accountId: number) =>
  queryOptions({
    queryKey: [...accountKey(accountId), 'accounts'] as const,
    queryFn: ({ signal }) => ask<OwnAccounts>(`${accountPath(accountId)}/accounts`, { signal }),
    staleTime: 5000,
  });

export const membersQuery = (accountId: number) =>
  queryOptions({
    queryKey: [...accountKey(accountId), 'members'] as const,
    queryFn: ({ signal }) => ask<MemberList>(`${accountPath(accountId)}/members`, { signal }),
    staleTime: 60_000,
  });

/** The newest page alone, for somebody who is at the top again: each change then costs one page. */
export const atTop = (data: ListData): ListData =>
  data.pages.length <= 1 || data.pages[0]?.previous !== null
    ? data
    : { pages: data.pages.slice(0, 1), pageParams: data.pageParams.slice(0, 1) };

/** The rows of all loaded pages; one that moved up between two fetches stands where it moved to. */
export function rowsOf(data: ListData): ConversationSummary[] {
  const rows = new Map<number, ConversationSummary>();
  for (const row of data.pages.flatMap((page) => page.conversations)) {
    if (!rows.has(row.number)) rows.set(row.number, row);
  }
  return [...rows.values()];
}
