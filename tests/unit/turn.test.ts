import { describe, expect, test } from 'vitest';
import { isMedia, nextInLine } from '@/lib/domain/turn';

const now = new Date('2026-11-27T12:00:00Z');
const soon = new Date(now.getTime() + 5000);

const words = (more: object = {}) =>
  ({ id: 'words', status: 'queued', kinds: [], reason: null, dueAt: now, ...more }) as const;
const photo = (more: object = {}) => ({ ...words(more), id: 'photo', kinds: ['image'] }) as const;

describe('the next to go is', () => {
  test('the oldest that is due', () => {
    expect(nextInLine([words(), photo()], now)?.id).toBe('words');
  });

  test('nobody while one is on its way', () => {
    expect(nextInLine([words({ status: 'sending' }), photo()], now)).toBeNull();
  });

  test('nobody while the first words must wait: a thread is read in order', () => {
    expect(nextInLine([words({ dueAt: soon }), words()], now)).toBeNull();
  });

  test('whoever stands behind a file that could not be fetched', () => {
    const stuck = photo({ dueAt: soon, reason: 'media_not_fetched' });
    expect(nextInLine([stuck, words()], now)?.id).toBe('words');
    expect(nextInLine([stuck], now)).toBeNull();
  });

  test('nobody behind a file that waits because the account must slow down', () => {
    expect(nextInLine([photo({ dueAt: soon, reason: 'account_rate' }), words()], now)).toBeNull();
  });
});

test('files have a rate of their own; cards and hearts go with the words', () => {
  expect(isMedia({ kinds: ['image'] })).toBe(true);
  expect(isMedia({ kinds: ['template'] })).toBe(false);
  expect(isMedia({ kinds: [] })).toBe(false);
});
