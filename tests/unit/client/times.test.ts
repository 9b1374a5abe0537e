import { describe, expect, test } from 'vitest';
import {
  clockTime,
  comingTime,
  dayName,
  dayOf,
  fullTime,
  relativeTime,
  shortDate,
  untilTime,
} from '@/lib/client/relative-time';
import { mayReply, windowState } from '@/lib/client/window-state';

const BERLIN = 'Europe/Berlin';
const NOW = new Date('2026-11-23T12:00:00Z');
const at = (iso: string) => new Date(iso);

describe('a moment in a list', () => {
  test.for([
    ['2026-11-23T12:00:30Z', 'now'],
    ['2026-11-23T11:59:30Z', 'now'],
    ['2026-11-23T11:59:00Z', '1 m'],
    ['2026-11-23T11:00:01Z', '59 m'],
    ['2026-11-23T11:00:00Z', '1 h'],
    ['2026-11-22T12:00:01Z', '23 h'],
    ['2026-11-22T12:00:00Z', 'Sun'],
    ['2026-11-10T12:00:00Z', '10 Nov'],
    ['2025-11-10T12:00:00Z', '10 Nov 2025'],
  ] as const)('%s is %s', ([iso, words]) => {
    expect(relativeTime(at(iso), NOW, BERLIN)).toBe(words);
  });
});

describe('times are the reader’s', () => {
  const lateEvening = at('2026-11-22T23:30:00Z');

  test('the day and the clock follow the zone', () => {
    expect(dayOf(lateEvening, BERLIN)).toBe('2026-11-23');
    expect(dayOf(lateEvening, 'America/New_York')).toBe('2026-11-22');
    expect(clockTime(lateEvening, BERLIN)).toBe('00:30');
    expect(clockTime(lateEvening, 'Pacific/Chatham')).toBe('13:15');
  });

  test('the full time names everything', () => {
    expect(fullTime(lateEvening, BERLIN)).toBe('Mon 23 November 2026 at 00:30');
  });

  test('days have names', () => {
    expect(dayName(lateEvening, NOW, BERLIN)).toBe('Today');
    expect(dayName(lateEvening, NOW, 'America/New_York')).toBe('Yesterday');
    expect(dayName(at('2026-11-16T12:00:00Z'), NOW, BERLIN)).toBe('Monday 16 November');
    expect(dayName(at('2024-11-16T12:00:00Z'), NOW, BERLIN)).toBe('Saturday 16 November 2024');
  });

  test('a time to come says its day when that is not today', () => {
    expect(comingTime(at('2026-11-23T14:20:00Z'), NOW, BERLIN)).toBe('15:20');
    expect(comingTime(at('2026-11-24T10:00:00Z'), NOW, BERLIN)).toBe('tomorrow 11:00');
    expect(comingTime(at('2026-11-26T10:00:00Z'), NOW, BERLIN)).toBe('Thu 11:00');
  });

  test('a time far ahead says its date', () => {
    expect(untilTime(at('2026-11-26T10:00:00Z'), NOW, BERLIN)).toBe('Thu 11:00');
    expect(untilTime(at('2026-11-30T08:00:00Z'), NOW, BERLIN)).toBe('30 Nov 09:00');
    expect(untilTime(at('2027-01-04T08:00:00Z'), NOW, BERLIN)).toBe('4 Jan 2027 09:00');
  });

  test('a date leaves out this year', () => {
    expect(shortDate(at('2026-03-01T12:00:00Z'), NOW, BERLIN)).toBe('1 Mar');
  });
});

describe('the reply window', () => {
  const inHours = (hours: number) => new Date(NOW.getTime() + hours * 3_600_000).toISOString();

  test.for([
    [144, 'calm', '6 d'],
    [47, 'calm', '47 h'],
    [23.5, 'calm', '23 h'],
    [6, 'soon', '6 h'],
    [1.5, 'soon', '1 h'],
    [1, 'last', '1 h'],
    [0.5, 'last', '30 m'],
    [0.001, 'last', '1 m'],
    [0, 'closed', ''],
    [-5, 'closed', ''],
  ] as const)('with %d h left is %s and says "%s"', ([hours, tone, label]) => {
    expect(windowState(inHours(hours), NOW)).toMatchObject({ tone, label });
  });

  test('drains over its last day', () => {
    expect(windowState(inHours(72), NOW).left).toBe(1);
    expect(windowState(inHours(6), NOW).left).toBe(0.25);
  });

  test('stays shut until the customer writes', () => {
    expect(mayReply(windowState(null, NOW))).toBe(false);
    expect(mayReply(windowState(inHours(-1), NOW))).toBe(false);
    expect(mayReply(windowState(inHours(1), NOW))).toBe(true);
  });
});
