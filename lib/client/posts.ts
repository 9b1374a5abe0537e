import { queryOptions } from '@tanstack/react-query';
import type { OwnPosts } from '@/lib/contracts/posts';
import { ask } from './api';
import { conversationKey, conversationPath } from './conversations';

/** The posts of the account that a conversation is with; their pictures' addresses last for hours. */
export const postsQuery = (accountId: number, number: number) =>
  queryOptions({
    queryKey: [...conversationKey(accountId, number), 'posts'] as const,
    queryFn: ({ signal }) =>
      ask<OwnPosts>(`${conversationPath(accountId, number)}/posts`, { signal }),
    staleTime: 60_000,
  });
