import { describe, expect, test } from 'vitest';
import { localInput, snoozeTimes } from '@/lib/client/snooze-times';

/** On the clock of this machine, wherever it stands. */
const at = (day: number, hour: number, minute = 0) => new Date(2026, 10, day, hour, minute);
const told = (now: Date) =>
  snoozeTimes(now).map(({ label, until }) => `${label} ${localInput(until)}`);

describe('a snooze', () => {
  test('lasts some hours, until a morning, or a week', () => {
    // A Wednesday.
    expect(told(at(25, 10, 10))).toEqual([
      expect.stringMatching(/^Later today 2026-11-25T13:/),
      'Tomorrow morning 2026-11-26T09:00',
      'Monday morning 2026-11-30T09:00',
      'In a week 2026-12-02T09:00',
    ]);
  });

  test('has no later today in the evening', () => {
    expect(told(at(25, 20))[0]).toBe('Tomorrow morning 2026-11-26T09:00');
    expect(told(at(25, 23, 59))[0]).toBe('Tomorrow morning 2026-11-26T09:00');
  });

  test('says tomorrow once on a Sunday, and means the next Monday on a Monday', () => {
    expect(told(at(29, 20))).toEqual([
      'Tomorrow morning 2026-11-30T09:00',
      'In a week 2026-12-06T09:00',
    ]);
    expect(told(at(30, 20))).toContain('Monday morning 2026-12-07T09:00');
  });

  test.for([0, 1, 2, 3, 4, 5, 6, 7, 12, 18, 23])(
    'is never over before it begins (%d h)',
    (hour) => {
      for (const { until } of snoozeTimes(at(25, hour, 59))) {
        expect(until.getTime()).toBeGreaterThan(at(25, hour, 59).getTime());
      }
    },
  );
});
