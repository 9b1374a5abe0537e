import { describe, expect, test } from 'vitest';
import { PLAIN } from '@/lib/client/plain-message';
import { edgeOf, estimateOffset, firstAim, isLoaded, sought } from '@/lib/client/thread-aim';
import type { ThreadRow } from '@/lib/client/thread-rows';
import type { Message } from '@/lib/contracts/messages';

const row = (id: number): ThreadRow => {
  const message: Message = {
    id,
    clientId: null,
    part: 0,
    direction: 'incoming',
    private: false,
    text: `message ${id}`,
    ...PLAIN,
    status: 'sent',
    seenAt: null,
    problem: null,
    sender: { type: 'contact' },
    at: '2026-11-23T10:00:00Z',
  };
  const item = { key: `message ${id}`, message, outgoing: null };
  return { type: 'message', key: item.key, side: 'theirs', item, isFirst: true, isLast: true };
};
const unread: ThreadRow = { type: 'unread', key: 'unread' };
const there = { exist: true };
const end = { exist: false };

describe('a thread begins', () => {
  test('at the message that is sought, even where others are unread', () => {
    expect(firstAim([row(1), unread, row(2)], 1)).toEqual(sought(1));
  });

  test('else at the first unread one, else at the newest', () => {
    expect(firstAim([row(1), unread, row(2), row(3)], null)).toEqual({
      message: 2,
      align: 'start',
    });
    expect(firstAim([row(1), row(2)], null)).toBe('newest');
  });
});

describe('what is aimed at', () => {
  test('is loaded when its end of the thread is, or the message itself', () => {
    const rows = [row(1), row(2)];
    expect(isLoaded('newest', { rows, older: there, newer: end })).toBe(true);
    expect(isLoaded('newest', { rows, older: end, newer: there })).toBe(false);
    expect(isLoaded('oldest', { rows, older: end, newer: there })).toBe(true);
    expect(isLoaded(sought(2), { rows, older: there, newer: there })).toBe(true);
    expect(isLoaded(sought(3), { rows, older: end, newer: end })).toBe(false);
  });

  test('is asked for by its place', () => {
    expect(edgeOf('newest')).toBeNull();
    expect(edgeOf(sought(7))).toEqual({ around: 7 });
  });

  test('is as far down as what stands above it is tall', () => {
    const rows = [row(1), row(2), row(3), row(4)];
    const all = estimateOffset('newest', rows);
    expect(estimateOffset('oldest', rows)).toBe(0);
    expect(estimateOffset(sought(3), rows)).toBe(all / 2);
    expect(estimateOffset(sought(9), rows)).toBe(all);
  });
});
