import { type InfiniteData, infiniteQueryOptions, type QueryClient } from '@tanstack/react-query';
import { BEGINNING, type Message, type MessagePage } from '@/lib/contracts/messages';
import { ApiProblem, ask } from './api';
import { conversationKey, conversationPath } from './conversations';

/** Which page of a thread; null is the newest. */
export type MessageEdge =
  | { readonly before: string }
  | { readonly after: string }
  | { readonly around: number }
  | null;

/** A stretch of the thread. The newest of its pages comes first, each page itself is oldest first. */
export type ThreadData = InfiniteData<MessagePage, unknown>;

/** Beyond so many pages those at the far end are dropped, however long the thread is. */
const PAGES_KEPT = 8;
/** As many are kept by somebody who stays at the newest, so that each change costs little to fetch. */
const PAGES_AT_REST = 2;

export const OLDEST: MessageEdge = { after: BEGINNING };

async function fetchPage(
  [accountId, number]: readonly [accountId: number, number: number],
  edge: MessageEdge,
  signal?: AbortSignal,
): Promise<MessagePage> {
  const entries = Object.entries(edge ?? {}).map(([side, place]) => [side, String(place)]);
  const search = edge ? `?${new URLSearchParams(entries)}` : '';
  const path = `${conversationPath(accountId, number)}/messages${search}`;
  return ask<MessagePage>(path, { ...(signal && { signal }) });
}

/** As {@link fetchPage}; around a message that is gone, the newest. */
async function fetchStretch(
  thread: readonly [accountId: number, number: number],
  edge: MessageEdge,
  signal: AbortSignal,
): Promise<MessagePage> {
  const isAround = edge !== null && 'around' in edge;
  return fetchPage(thread, edge, signal).catch((error: unknown) => {
    if (isAround && error instanceof ApiProblem && error.status === 404) {
      return fetchPage(thread, null, signal);
    }
    throw error;
  });
}

/** `first` is what is fetched while nothing is loaded. */
export const messagesQuery = (accountId: number, number: number, first: MessageEdge = null) =>
  infiniteQueryOptions({
    queryKey: [...conversationKey(accountId, number), 'messages'] as const,
    queryFn: ({ pageParam, signal }) => fetchStretch([accountId, number], pageParam, signal),
    initialPageParam: first,
    getNextPageParam: ({ before }): MessageEdge => (before === null ? null : { before }),
    getPreviousPageParam: ({ after }): MessageEdge => (after === null ? null : { after }),
    maxPages: PAGES_KEPT,
  });

/** Shows another part of the thread: what was loaded makes way for one page there. */
export async function showPart(
  client: QueryClient,
  [accountId, number]: readonly [accountId: number, number: number],
  { edge, signal }: { readonly edge: MessageEdge; readonly signal: AbortSignal },
): Promise<void> {
  const { queryKey } = messagesQuery(accountId, number);
  const page = await fetchPage([accountId, number], edge, signal);
  const isAsking = client.isFetching({ queryKey }) > 0;
  // A fetch that is on its way would bring the other part back; what it was asked for may be news of this part too.
  await client.cancelQueries({ queryKey });
  client.setQueryData(queryKey, { pages: [page], pageParams: [edge] });
  if (isAsking) void client.invalidateQueries({ queryKey });
}

/** All that is loaded, oldest first, each message once: pages overlap when something arrived between them. */
export function messagesOf(data: ThreadData): Message[] {
  const byId = new Map<number, Message>();
  for (const page of data.pages.toReversed()) {
    for (const message of page.messages) byId.set(message.id, message);
  }
  return [...byId.values()];
}

export const reachesNewest = (data: ThreadData): boolean => data.pages[0]?.after === null;

/** The newest pages alone, where more are loaded than somebody who reads the newest needs. */
export const atRest = (data: ThreadData): ThreadData =>
  data.pages.length <= PAGES_AT_REST || !reachesNewest(data)
    ? data
    : {
        pages: data.pages.slice(0, PAGES_AT_REST),
        pageParams: data.pageParams.slice(0, PAGES_AT_REST),
      };

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
  if (!latest || !reachesNewest(data)) return { ...data, pages };
  const appended = { ...latest, messages: [...latest.messages, ...renewed.values()] };
  return { ...data, pages: [appended, ...older] };
}
