import { describe, expect, test } from 'vitest';
import { retryDelaySeconds } from '@/lib/domain/retry';

const delays = (action: 'retry' | 'throttle', seconds: number, upTo: number) =>
  Array.from({ length: upTo }, (_, index) =>
    retryDelaySeconds(action, { attempts: index + 1, seconds }),
  );

test('passing trouble is tried five times, waiting twice as long each time', () => {
  expect(delays('retry', 5, 6)).toEqual([5, 10, 20, 40, null, null]);
});

test('no wait is longer than ten minutes', () => {
  expect(delays('retry', 300, 4)).toEqual([300, 600, 600, 600]);
});

test('being throttled waits as long as was asked for, thirty times', () => {
  expect(new Set(delays('throttle', 90, 29))).toEqual(new Set([90]));
  expect(retryDelaySeconds('throttle', { attempts: 30, seconds: 90 })).toBeNull();
});

describe('everything else is never tried again by itself', () => {
  test.for(['reconnect', 'person', 'permanent', 'unknown'] as const)('%s', (action) => {
    expect(retryDelaySeconds(action, { attempts: 0, seconds: 5 })).toBeNull();
  });
});
