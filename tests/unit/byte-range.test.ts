import { expect, test } from 'vitest';
import { rangeIn } from '@/lib/domain/byte-range';

test.for([
  [null, null],
  ['bytes=0-99', { first: 0, last: 99 }],
  ['bytes=900-', { first: 900, last: 999 }],
  ['bytes=900-5000', { first: 900, last: 999 }],
  ['bytes=-100', { first: 900, last: 999 }],
  ['bytes=-5000', { first: 0, last: 999 }],
  ['bytes=1000-', 'none'],
  ['bytes=-0', 'none'],
  ['bytes=5-2', null],
  ['bytes=0-1,5-6', null],
  ['bytes=-', null],
  ['lines=1-2', null],
] as const)('%s of 1000 bytes', ([header, range]) => {
  expect(rangeIn(header, 1000)).toEqual(range);
});
