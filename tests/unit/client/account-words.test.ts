import { expect, test } from 'vitest';
import { accountWords } from '@/components/frame/account-words';

test.for([
  ['administrator', undefined, 'Administrator'],
  ['agent', { open: 0, mine: 0 }, 'Agent · nothing open'],
  ['agent', { open: 12, mine: 0 }, 'Agent · 12 open'],
  ['administrator', { open: 12, mine: 3 }, 'Administrator · 12 open, 3 yours'],
] as const)('an %s with %j reads “%s”', ([role, counts, words]) => {
  expect(accountWords(role, counts)).toBe(words);
});
