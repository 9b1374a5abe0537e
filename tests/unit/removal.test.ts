import { describe, expect, test } from 'vitest';
import { fullCount } from '@/lib/client/count';
import { isNamed, percentDeleted } from '@/lib/domain/removal';
import { newDeletionCode } from '@/lib/platform/deletion-code';

describe('the name of an inbox that is to be removed', () => {
  test.for([
    ['as it is', 'roastery', 'roastery'],
    ['with blanks around it', '  roastery ', 'roastery'],
    ['with its accent typed in two keys', 'cafe\u0301', 'caf\u00e9'],
  ])('is taken %s', ([, typed, name]) => {
    expect(isNamed(typed ?? '', name ?? '')).toBe(true);
  });

  test.for([
    ['in another case', 'Roastery'],
    ['in part', 'roast'],
    ['with a blank inside', 'roast ery'],
    ['empty', ''],
  ])('is not taken %s', ([, typed]) => {
    expect(isNamed(typed ?? '', 'roastery')).toBe(false);
  });
});

describe('how far a deletion has come', () => {
  test.for([
    [2870, 2870, 0],
    [2870, 1634, 43],
    [2870, 1, 99],
    [2870, 0, 99],
    [3, 5, 0],
    [0, 0, 0],
  ] as const)('of %i with %i left is %i percent', ([total, left, percent]) => {
    expect(percentDeleted({ total, left })).toBe(percent);
  });
});

test.for([
  [0, '0'],
  [999, '999'],
  [1000, '1,000'],
  [1234567, '1,234,567'],
] as const)('%i is written %s', ([count, words]) => {
  expect(fullCount(count)).toBe(words);
});

test('a deletion’s code is long, readable, and never the same', () => {
  const codes = Array.from({ length: 200 }, newDeletionCode);
  expect(new Set(codes).size).toBe(200);
  for (const code of codes) expect(code).toMatch(/^[0-9a-hjkmnp-tv-z]{26}$/);
});
