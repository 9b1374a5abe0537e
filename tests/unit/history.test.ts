import { describe, expect, test } from 'vitest';
import {
  beginsAs,
  checkedSince,
  countsAsNew,
  gapSince,
  isBehind,
  lostSince,
  nextAskAt,
  nextGapCheckAt,
} from '@/lib/domain/history';
import { recall } from '@/lib/domain/inbound';

const HOUR = 3_600_000;
const NOW = new Date('2026-11-27T12:00:00Z');
const ago = (hours: number) => new Date(NOW.getTime() - hours * HOUR);

describe('a conversation that is known from the past alone', () => {
  test('is open while the customer may wait for an answer', () => {
    expect(beginsAs({ at: ago(23), echo: false }, NOW)).toEqual({
      status: 'open',
      resolvedAt: null,
    });
  });

  test.for([
    ['was answered', { at: ago(1), echo: true }],
    ['is a day old', { at: ago(24), echo: false }],
  ] as const)('is resolved since its last message when that %s', ([, newest]) => {
    expect(beginsAs(newest, NOW)).toEqual({ status: 'resolved', resolvedAt: newest.at });
  });
});

describe('what was missed', () => {
  test('counts as new for a day', () => {
    expect(countsAsNew('gap', ago(23.9), NOW)).toBe(true);
    expect(countsAsNew('gap', ago(24), NOW)).toBe(false);
  });

  test('never does so in an import of all that was', () => {
    expect(countsAsNew('history', ago(1), NOW)).toBe(false);
  });

  test('is looked for from a little before what is known', () => {
    expect(gapSince(NOW).getTime()).toBeLessThan(NOW.getTime());
  });
});

test('a message of the past only moves the reply window, and only forward', () => {
  expect(recall({ lastInboundAt: ago(2) }, { at: ago(5), echo: false })).toEqual({
    lastInboundAt: ago(2),
  });
  expect(recall({ lastInboundAt: null }, { at: ago(5), echo: false })).toEqual({
    lastInboundAt: ago(5),
  });
  expect(recall({ lastInboundAt: ago(9) }, { at: ago(5), echo: true })).toEqual({});
});

describe('the daily look for gaps', () => {
  test('comes within a day, at the same hour every day', () => {
    for (const inbox of [1, 2, 500, 123_456]) {
      const next = nextGapCheckAt(inbox, NOW);
      expect(next.getTime()).toBeGreaterThan(NOW.getTime());
      expect(next.getTime() - NOW.getTime()).toBeLessThanOrEqual(24 * HOUR);
      expect(nextGapCheckAt(inbox, next).getTime() - next.getTime()).toBe(24 * HOUR);
    }
  });

  test('is spread over the day', () => {
    const hours = new Set(
      Array.from({ length: 48 }, (_, inbox) => nextGapCheckAt(inbox, NOW).getUTCHours()),
    );
    expect(hours.size).toBeGreaterThan(16);
  });
});

describe('how far back is looked', () => {
  test('is two days, each day', () => {
    expect(checkedSince(ago(1), NOW)).toEqual(ago(48));
  });

  test('is to the look before it, when one is long overdue', () => {
    expect(checkedSince(ago(100), NOW)).toEqual(ago(124));
  });

  test('for a lost subscription is a day, or as long as nothing came', () => {
    expect(lostSince(ago(2), NOW)).toEqual(gapSince(ago(24)));
    expect(lostSince(null, NOW)).toEqual(gapSince(ago(24)));
    expect(lostSince(ago(70), NOW)).toEqual(gapSince(ago(70)));
  });
});

describe('ours are behind', () => {
  const later = (at: Date, ms: number) => new Date(at.getTime() + ms);

  test('when a thread moved at a time at which we know of nothing', () => {
    expect(isBehind([ago(1), ago(3)], [ago(1)])).toBe(true);
    expect(isBehind([ago(1)], [later(ago(1), 6000)])).toBe(true);
  });

  test('not for the part of a second, and seconds, that clocks differ by', () => {
    expect(isBehind([ago(1)], [later(ago(1), 4999)])).toBe(false);
    expect(isBehind([ago(1)], [ago(9), later(ago(1), -4999)])).toBe(false);
  });

  test('not when nothing moved, or when we know more', () => {
    expect(isBehind([], [])).toBe(false);
    expect(isBehind([ago(1)], [ago(1), ago(2)])).toBe(false);
  });
});

describe('after a failure the provider is asked again', () => {
  test('ever more rarely, at most an hour later', () => {
    expect(nextAskAt(1, 5, NOW)).toEqual(new Date(NOW.getTime() + 60_000));
    expect(nextAskAt(3, 5, NOW)).toEqual(new Date(NOW.getTime() + 4 * 60_000));
    expect(nextAskAt(20, 5, NOW)).toEqual(new Date(NOW.getTime() + HOUR));
  });

  test('not before it wants that', () => {
    expect(nextAskAt(1, 7200, NOW)).toEqual(new Date(NOW.getTime() + 2 * HOUR));
  });
});
