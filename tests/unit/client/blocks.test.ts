import { describe, expect, test } from 'vitest';
import { blocksOf, firstUnreadOf } from '@/lib/client/blocks';
import { PLAIN } from '@/lib/client/plain-message';
import { threadItems } from '@/lib/client/thread-items';
import type { Message } from '@/lib/contracts/messages';

const ZONE = 'Europe/Berlin';
const limit = { unit: 'bytes', max: 1000 } as const;
const author = { memberId: 7, name: 'Mia' };
let nextId = 1;

function message(at: string, rest: Partial<Message> = {}): Message {
  const id = nextId++;
  return {
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
    at,
    ...rest,
  };
}

const ours = (at: string, rest: Partial<Message> = {}): Message =>
  message(at, { direction: 'outgoing', sender: { type: 'member', id: 7, name: 'Mia' }, ...rest });

const itemsOf = (messages: readonly Message[]) => threadItems(messages, [], { author, limit });
const shapeOf = (messages: readonly Message[], firstUnread: number | null = null) =>
  blocksOf(itemsOf(messages), { zone: ZONE, firstUnread }).map((block) =>
    block.type === 'run' ? `${block.side} ${block.items.length}` : block.type,
  );

describe('a thread is drawn in days and runs', () => {
  test('one sender without a pause is one run', () => {
    const messages = [message('2026-11-23T10:00:00Z'), message('2026-11-23T10:05:00Z')];
    expect(shapeOf(messages)).toEqual(['day', 'theirs 2']);
  });

  test('ten minutes of silence end a run', () => {
    const messages = [message('2026-11-23T10:00:00Z'), message('2026-11-23T10:10:00Z')];
    expect(shapeOf(messages)).toEqual(['day', 'theirs 1', 'theirs 1']);
  });

  test('half an hour ends a run, however busy it was', () => {
    const messages = [0, 8, 16, 24, 32].map((minute) =>
      message(`2026-11-23T10:${String(minute).padStart(2, '0')}:00Z`),
    );
    expect(shapeOf(messages)).toEqual(['day', 'theirs 4', 'theirs 1']);
  });

  test('what Instagram’s own app sent and what another one sent are two runs', () => {
    const by = (isProviders: boolean) => ({ type: 'app', isProviders }) as const;
    const messages = [
      ours('2026-11-23T10:00:00Z', { sender: by(true) }),
      ours('2026-11-23T10:01:00Z', { sender: by(false) }),
    ];
    expect(shapeOf(messages)).toEqual(['day', 'ours 1', 'ours 1']);
  });

  test('two members are two runs, and so are a message and a note', () => {
    const leo = { type: 'member', id: 8, name: 'Leo' } as const;
    const messages = [
      ours('2026-11-23T10:00:00Z'),
      ours('2026-11-23T10:00:01Z', { sender: leo }),
      ours('2026-11-23T10:00:02Z', { sender: leo, private: true }),
    ];
    expect(shapeOf(messages)).toEqual(['day', 'ours 1', 'ours 1', 'note 1']);
  });

  test('what was typed in the provider’s app is not ours to the minute', () => {
    const messages = [
      ours('2026-11-23T10:00:00Z'),
      ours('2026-11-23T10:00:01Z', { sender: { type: 'app', isProviders: true } }),
    ];
    expect(shapeOf(messages)).toEqual(['day', 'ours 1', 'ours 1']);
  });

  test('the day changes at midnight where the reader is', () => {
    const messages = [message('2026-11-22T22:59:00Z'), message('2026-11-22T23:01:00Z')];
    expect(shapeOf(messages)).toEqual(['day', 'theirs 1', 'day', 'theirs 1']);
  });

  test('activity stands between runs, its lines together', () => {
    const activity = { direction: 'activity', sender: { type: 'system' } } as const;
    const messages = [
      message('2026-11-23T10:00:00Z'),
      message('2026-11-23T10:01:00Z', activity),
      message('2026-11-23T10:02:00Z', activity),
      message('2026-11-23T10:03:00Z'),
    ];
    expect(shapeOf(messages)).toEqual(['day', 'theirs 1', 'activity', 'theirs 1']);
  });

  test('the unread begin with a line of their own, which ends the run', () => {
    const messages = [message('2026-11-23T10:00:00Z'), message('2026-11-23T10:01:00Z')];
    expect(shapeOf(messages, messages[1]?.id)).toEqual(['day', 'theirs 1', 'unread', 'theirs 1']);
  });

  test('every block has a key of its own', () => {
    const messages = [
      message('2026-11-22T10:00:00Z'),
      message('2026-11-23T10:00:00Z'),
      message('2026-11-22T11:00:00Z'),
    ];
    const keys = blocksOf(itemsOf(messages), { zone: ZONE, firstUnread: null }).map((b) => b.key);
    expect(new Set(keys).size).toBe(keys.length);
  });
});

describe('the first unread message', () => {
  const messages = [
    message('2026-11-23T10:00:00Z'),
    message('2026-11-23T10:01:00Z'),
    ours('2026-11-23T10:02:00Z'),
    message('2026-11-23T10:03:00Z'),
  ];

  test('is counted back over the customer’s messages alone', () => {
    expect(firstUnreadOf(itemsOf(messages), 2)).toBe(messages[1]?.id);
  });

  test('is none when everything was read', () => {
    expect(firstUnreadOf(itemsOf(messages), 0)).toBeNull();
  });

  test('is none while it is not loaded', () => {
    expect(firstUnreadOf(itemsOf(messages), 4)).toBeNull();
  });
});
