import { describe, expect, test } from 'vitest';
import { advance, DELIVERY_STATUSES, mayRetry } from '@/lib/domain/delivery';

const RANK = ['queued', 'sending', 'unknown', 'failed', 'sent', 'delivered', 'read'] as const;
const PAIRS = RANK.flatMap((current, i) =>
  RANK.map((next, j) => ({ current, next, becomes: j > i ? next : current })),
);

test('the ranks are the ones that are told apart here', () => {
  expect([...DELIVERY_STATUSES]).toEqual([...RANK]);
});

describe('a status only ever moves forward', () => {
  test.for(PAIRS)('$current and then $next is $becomes', ({ current, next, becomes }) => {
    expect(advance(current, next)).toBe(becomes);
  });

  test('so the order in which receipts come does not matter', () => {
    const receipts = ['failed', 'read', 'sent', 'delivered'] as const;
    const forwards = receipts.reduce(advance, 'queued');
    expect(forwards).toBe('read');
    expect(receipts.toReversed().reduce(advance, 'queued')).toBe(forwards);
  });
});

test('only what failed or is not confirmed may be sent again', () => {
  expect(DELIVERY_STATUSES.filter(mayRetry)).toEqual(['unknown', 'failed']);
});
