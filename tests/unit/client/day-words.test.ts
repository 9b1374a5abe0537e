import { expect, test } from 'vitest';
import { dayWords } from '@/lib/client/day-words';

const NOW = new Date('2026-01-10T12:00:00Z');

test.for([
  ['2026-01-10T00:30:00Z', 'UTC', 'today'],
  ['2026-01-09T23:30:00Z', 'UTC', 'yesterday'],
  ['2026-01-08T23:30:00Z', 'UTC', '8 Jan'],
  // Half a day ahead, where it is the 11th already.
  ['2026-01-10T09:00:00Z', 'Pacific/Chatham', 'yesterday'],
  ['2026-01-10T10:30:00Z', 'Pacific/Chatham', 'today'],
] as const)('%s is told in %s as %s', ([moment, zone, words]) => {
  expect(dayWords(new Date(moment), NOW, zone)).toBe(words);
});
