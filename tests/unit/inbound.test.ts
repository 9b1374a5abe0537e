import { describe, expect, test } from 'vitest';
import type { ConversationStatus } from '@/lib/domain/conversation';
import { arrive, echoStatus, later, type Standing } from '@/lib/domain/inbound';

const T0 = Date.parse('2026-11-20T10:00:00.000Z');
const moment = (ms: number) => new Date(T0 + ms);

const message = (ms: number, echo = false, blocked = false) => ({ at: moment(ms), echo, blocked });

const standing = (status: ConversationStatus = 'open'): Standing => ({
  status,
  lastActivityAt: moment(2000),
  lastInboundAt: null,
  contactSeenAt: null,
  snoozedUntil: null,
  unreadCount: 0,
});

function orders<T>(items: readonly T[]): T[][] {
  if (items.length < 2) return [[...items]];
  return items.flatMap((first, index) =>
    orders(items.toSpliced(index, 1)).map((rest) => [first, ...rest]),
  );
}

function arriving(from: Standing, messages: readonly ReturnType<typeof message>[]): Standing {
  let now = from;
  for (const each of messages) now = { ...now, ...arrive(now, each) };
  return now;
}

describe('messages may come in any order', () => {
  const messages = [
    message(1000),
    message(3000, true),
    message(2000),
    message(5000),
    message(4000),
  ];

  test.for(['open', 'resolved', 'pending'] as const)(
    'a conversation that was %s ends the same after each of the 120 orders',
    (status) => {
      const ends = orders(messages).map((order) =>
        JSON.stringify(arriving(standing(status), order)),
      );
      expect(ends).toHaveLength(120);
      expect(new Set(ends).size).toBe(1);
    },
  );

  test('the newest activity and the newest words of the customer stay', () => {
    expect(arriving(standing(), [message(9000, true), ...messages])).toMatchObject({
      lastActivityAt: moment(9000),
      lastInboundAt: moment(5000),
      unreadCount: 4,
    });
  });
});

describe('a customer’s message', () => {
  test.for([
    ['open', 'open'],
    ['pending', 'pending'],
    ['snoozed', 'open'],
    ['resolved', 'open'],
  ] as const)('turns %s into %s', ([before, afterwards]) => {
    expect(arrive(standing(before), message(3000)).status).toBe(afterwards);
  });
});

test('a message of somebody blocked lets us answer, and asks for nobody', () => {
  expect(arrive(standing('resolved'), message(3000, false, true))).toEqual({
    lastActivityAt: moment(3000),
    lastInboundAt: moment(3000),
  });
});

describe('an echo of the business', () => {
  test('moves the activity and nothing else', () => {
    expect(arrive(standing('resolved'), message(3000, true))).toEqual({
      lastActivityAt: moment(3000),
    });
  });

  test.for([
    [null, 'delivered'],
    [-1, 'delivered'],
    [0, 'read'],
    [1, 'read'],
  ] as const)('with the customer’s last look at %s ms from it is %s', ([seen, status]) => {
    expect(echoStatus(moment(0), seen === null ? null : moment(seen))).toBe(status);
  });
});

test('the later of two moments, and of none and one', () => {
  expect(later(null, moment(1))).toEqual(moment(1));
  expect(later(moment(2), moment(1))).toEqual(moment(2));
  expect(later(moment(1), moment(2))).toEqual(moment(2));
});
