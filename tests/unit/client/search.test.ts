import { expect, test } from 'vitest';
import { narrowed } from '@/lib/client/search';
import type { SearchResult } from '@/lib/contracts/search';

const contact = { id: 1, displayName: 'Ada', avatarUrl: null };
const marked = (text: string) => ({ text, marks: [] });
const found: SearchResult = {
  conversations: [['Ada Lovelace', 'countess'] as const, ['Adam', null] as const].map(
    ([name, username], index) => ({
      number: index + 1,
      status: 'open',
      contact,
      name: marked(name),
      username: username === null ? null : marked(username),
      lastActivityAt: '2026-03-01T12:00:00Z',
    }),
  ),
  messages: ['Ada was here', 'Is adamant a word?'].map((text, index) => ({
    id: index + 1,
    number: 1,
    contact,
    direction: 'incoming',
    private: false,
    excerpt: marked(text),
    at: '2026-03-01T12:00:00Z',
  })),
};

test.for([
  ['ad', [1, 2], [1, 2]],
  ['ada l', [1], []],
  ['adam', [2], [2]],
  ['count', [1], []],
  ['#2', [2], []],
  ['adamantly', [], []],
] as const)('what was found a moment ago is narrowed to what fits %j', ([typed, numbers, ids]) => {
  const { conversations, messages } = narrowed(found, typed);
  expect(conversations.map(({ number }) => number)).toEqual(numbers);
  expect(messages.map(({ id }) => id)).toEqual(ids);
});

test('where nothing was found yet nothing is left', () => {
  expect(narrowed(undefined, 'ada')).toEqual({ conversations: [], messages: [] });
});
