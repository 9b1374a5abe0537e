import { inspect } from 'node:util';
import { DrizzleQueryError } from 'drizzle-orm/errors';
import { expect, test } from 'vitest';
import '@/db/failed-query';

const query = 'insert into messages (content) values ($1)';
const words = 'Meet me at\n    at the harbour';

test('a failed query is printed with its cause and its place, without anybody’s words', () => {
  const cause = Object.assign(new Error('connection lost'), { detail: `Failing row: ${words}` });
  const printed = inspect(new DrizzleQueryError(query, [words], cause));
  expect(printed).toContain(query);
  expect(printed).toContain('connection lost');
  expect(printed).toContain('failed-query.test.ts');
  expect(printed).not.toContain('harbour');
});

test('neither is it inside of another error', () => {
  const inner = new DrizzleQueryError(query, [words], new Error('connection lost'));
  expect(inspect(new Error('the page failed', { cause: inner }))).not.toContain('harbour');
});
