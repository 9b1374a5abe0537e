import { QueryClient, QueryObserver } from '@tanstack/react-query';
import { afterEach, expect, test } from 'vitest';
import { amend } from '@/lib/client/amend';
import { askAgain } from '@/lib/client/ask-again';

const queryKey = ['lists', 'open'];
const client = new QueryClient({ defaultOptions: { queries: { staleTime: 30_000 } } });
afterEach(() => client.clear());

/** A server that says what it knows when it is asked, and answers when it is let. */
function newServer() {
  let knows = 'before';
  const answers: (() => void)[] = [];
  return {
    learn: (news: string) => {
      knows = news;
    },
    queryFn: () => {
      const said = knows;
      return new Promise<string>((resolve) => {
        answers.push(() => resolve(said));
      });
    },
    asked: () => answers.length,
    answerAll: async () => {
      for (let last = -1; last !== answers.length; ) {
        last = answers.length;
        for (const answer of answers) answer();
        await new Promise((resolve) => setTimeout(resolve));
      }
    },
  };
}

/** Somebody looks at it, as a mounted component does. */
const look = (queryFn: () => Promise<string>) => {
  const observer = new QueryObserver(client, { queryKey, queryFn });
  const leave = observer.subscribe(() => {});
  return { shows: () => observer.getCurrentResult().data, leave };
};

test('what was fetched ahead before the news is fetched once more', async () => {
  const server = newServer();
  client.setQueryData(queryKey, 'long ago', { updatedAt: Date.now() - 60_000 });
  void client.prefetchQuery({ queryKey, queryFn: server.queryFn });
  server.learn('after');
  void askAgain(client, ['lists']);
  const page = look(server.queryFn);
  await server.answerAll();
  expect(page.shows()).toBe('after');
  page.leave();
});

test('a first fetch from before the news is followed by another', async () => {
  const server = newServer();
  const page = look(server.queryFn);
  server.learn('after');
  void askAgain(client, ['lists']);
  await server.answerAll();
  expect(page.shows()).toBe('after');
  page.leave();
});

test('a change shown ahead of the server does not make news of what is out of date', async () => {
  const server = newServer();
  client.setQueryData(queryKey, 'before');
  void askAgain(client, ['lists']);
  server.learn('after');
  amend<string>(client, queryKey, (known) => `${known}, read`);
  expect(client.getQueryData(queryKey)).toBe('before, read');
  const page = look(server.queryFn);
  await server.answerAll();
  expect(page.shows()).toBe('after');
  page.leave();
});

test('nor is it any younger for it', () => {
  const updatedAt = Date.now() - 20_000;
  client.setQueryData(queryKey, 'before', { updatedAt });
  amend<string>(client, queryKey, (known) => `${known}, read`);
  expect(client.getQueryState(queryKey)).toMatchObject({
    data: 'before, read',
    dataUpdatedAt: updatedAt,
    isInvalidated: false,
  });
});

test('what is not known is not made up', () => {
  amend<string>(client, queryKey, (known) => `${known}, read`);
  expect(client.getQueryData(queryKey)).toBeUndefined();
});
