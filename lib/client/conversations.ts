import { type InfiniteData, infiniteQueryOptions, queryOptions } from '@tanstack/react-query';
import {
  type ConversationPage,
  type ConversationSummary,
  conversationDetailSchema,
  conversationPageSchema,
  type ListFilter,
  memberListSchema,
} from '@/lib/contracts/conversations';
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

const first = (): string | null => null;

/** The list under one filter; the server seeds it, live notes refresh it. */
export const listQuery = (accountId: number, { status, assignee }: ListFilter) =>
  infiniteQueryOptions({
    queryKey: [...listsKey(accountId), status, assignee] as const,
    queryFn: ({ pageParam, signal }) => {
      const search = new URLSearchParams({
        status,
        assignee,
        ...(pageParam && { before: pageParam }),
      });
      const path = `${accountPath(accountId)}/conversations?${search}`;
      return ask(path, conversationPageSchema, { signal });
    },
    initialPageParam: first(),
    getNextPageParam: (page) => page.next,
  });

export const detailQuery = (accountId: number, number: number) =>
  queryOptions({
    queryKey: [...conversationKey(accountId, number), 'detail'] as const,
    queryFn: ({ signal }) =>
      ask(conversationPath(accountId, number), conversationDetailSchema, { signal }),
  });

export const membersQuery = (accountId: number) =>
  queryOptions({
    queryKey: [...accountKey(accountId), 'members'] as const,
    queryFn: ({ signal }) => ask(`${accountPath(accountId)}/members`, memberListSchema, { signal }),
    staleTime: 60_000,
  });

/** The rows of all loaded pages; one that moved up between two fetches stands where it moved to. */
export function rowsOf(data: ListData): ConversationSummary[] {
  const rows = new Map<number, ConversationSummary>();
  for (const row of data.pages.flatMap((page) => page.conversations)) {
    if (!rows.has(row.number)) rows.set(row.number, row);
  }
  return [...rows.values()];
}
