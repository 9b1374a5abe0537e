import { describe, expect, test } from 'vitest';
import { blocksOf } from '@/lib/client/blocks';
import { PLAIN } from '@/lib/client/plain-message';
import { threadItems } from '@/lib/client/thread-items';
import {
  estimateRow,
  freshSince,
  gapAbove,
  rowOfMessage,
  threadRows,
} from '@/lib/client/thread-rows';
import type { Message } from '@/lib/contracts/messages';
import type { AttachmentKind } from '@/lib/domain/attachment';

const limit = { unit: 'bytes', max: 1000 } as const;
const author = { memberId: 7, name: 'Mia' };

const message = (id: number, rest: Partial<Message> = {}): Message => ({
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
  at: new Date(Date.parse('2026-11-23T10:00:00Z') + id * 1000).toISOString(),
  ...rest,
});
const ours = (id: number) =>
  message(id, { direction: 'outgoing', sender: { type: 'member', id: 7, name: 'Mia' } });

const itemsOf = (...messages: readonly Message[]) => threadItems(messages, [], { author, limit });
const blocks = (...messages: readonly Message[]) =>
  blocksOf(itemsOf(...messages), { zone: 'UTC', firstUnread: null });
const rowsOf = (...messages: readonly Message[]) =>
  threadRows(blocks(...messages), { fromBeginning: true });

describe('the rows of a thread', () => {
  test('are one a message, which knows where in its run it stands', () => {
    const rows = rowsOf(message(1), message(2), message(3), ours(4));
    expect(
      rows.map((row) => (row.type === 'message' ? [row.isFirst, row.isLast] : row.type)),
    ).toEqual(['day', [true, false], [false, false], [false, true], [true, true]]);
  });

  test('keep a run together and apart from the next', () => {
    expect(rowsOf(message(1), message(2), ours(3)).map(gapAbove)).toEqual([12, 12, 2, 12]);
  });

  test('keep their keys when older ones come above', () => {
    const [, ...before] = rowsOf(message(2), message(3));
    const [, , ...after] = rowsOf(message(1), message(2), message(3));
    expect(after.map(({ key }) => key)).toEqual(before.map(({ key }) => key));
  });

  test('begin with one that is still there when older ones come, so that it can hold its place', () => {
    const activity = (id: number) =>
      message(id, { direction: 'activity', sender: { type: 'system' } });
    for (const [older, ...loaded] of [
      [message(1), message(2), message(3)],
      [activity(1), activity(2), message(3)],
    ] as const) {
      const [first] = threadRows(blocks(...loaded), { fromBeginning: false });
      const after = threadRows(blocks(older, ...loaded), { fromBeginning: false });
      expect(after.map(({ key }) => key)).toContain(first?.key);
    }
  });

  test('are guessed taller the more there is in them', () => {
    const height = (text: string | null, kinds: AttachmentKind[] = []) =>
      rowsOf(message(1, { text, kinds })).map(estimateRow)[1] ?? 0;
    expect(height('word '.repeat(60))).toBeGreaterThan(height('word'));
    expect(height('a\nb\nc')).toBeGreaterThan(height('a b c'));
    expect(height('word', ['image'])).toBeGreaterThan(height('word'));
    expect(height(null, ['image'])).toBeGreaterThan(height('word'));
  });

  test('are found by their message', () => {
    const rows = rowsOf(message(1), message(2));
    expect([rowOfMessage(rows, 2), rowOfMessage(rows, 9)]).toEqual([2, -1]);
  });
});

describe('what is new below', () => {
  const items = itemsOf(message(1), ours(2), message(3), message(4));
  test('is what the customer wrote since the newest went out of view', () => {
    const since = (id: number) => freshSince(items, message(id).at);
    expect([since(1), since(3)]).toEqual([2, 1]);
  });
  test('is nothing for somebody who is at the end', () => {
    expect(freshSince(items, null)).toBe(0);
  });
});
