import { type InfiniteData, infiniteQueryOptions } from '@tanstack/react-query';
import { type Message, type MessagePage, messagePageSchema } from '@/lib/contracts/messages';
import { ask } from './api';
import { conversationKey, conversationPath } from './conversations';

/** The newest page comes first, each page itself is oldest first. */
export type ThreadData = InfiniteData<MessagePage, unknown>;

const newest = (): string | null => null;

export const messagesQuery = (accountId: number, number: number) =>
  infiniteQueryOptions({
    queryKey: [...conversationKey(accountId, number), 'messages'] as const,
    queryFn: ({ pageParam, signal }) => {
      const search = pageParam ? `?${new URLSearchParams({ before: pageParam })}` : '';
      const path = `${conversationPath(accountId, number)}/messages${search}`;
      return ask(path, messagePageSchema, { signal });
    },
    initialPageParam: newest(),
    getNextPageParam: (page) => page.before,
  });

/** All that is loaded, oldest first, each message once: pages overlap when something arrived between them. */
export function messagesOf(data: ThreadData): Message[] {
  const byId = new Map<number, Message>();
  for (const page of data.pages.toReversed()) {
    for (const message of page.messages) byId.set(message.id, message);
  }
  return [...byId.values()];
}

/** Puts what the server just answered at the thread's end; a message that is there already is renewed in place. */
export function withMessages(data: ThreadData, arrived: readonly Message[]): ThreadData {
  const renewed = new Map(arrived.map((message) => [message.id, message]));
  const pages = data.pages.map((page) => ({
    ...page,
    messages: page.messages.map((message) => {
      const newer = renewed.get(message.id);
      renewed.delete(message.id);
      return newer ?? message;
    }),
  }));
  const [latest, ...older] = pages;
  if (!latest) return data;
  const appended = { ...latest, messages: [...latest.messages, ...renewed.values()] };
  return { ...data, pages: [appended, ...older] };
}
