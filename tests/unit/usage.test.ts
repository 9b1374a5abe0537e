import { expect, test } from 'vitest';
import { restAfter } from '@/lib/domain/usage';

test.for([
  [0, 0],
  [79, 0],
  [80, 5],
  [90, 33],
  [100, 60],
  [140, 60],
] as const)('at %i percent of its calls an account rests for %i s', ([percent, seconds]) => {
  expect(restAfter({ percent, regainSeconds: null })).toBe(seconds);
});

test('an account rests for as long as the provider says', () => {
  expect(restAfter({ percent: 100, regainSeconds: 600 })).toBe(600);
});
