import { Ratelimit } from '@upstash/ratelimit';
import { Redis } from '@upstash/redis';
import { expect, onTestFinished, test, vi } from 'vitest';
import { startRedis } from '../../../local/services/redis.ts';

const MINUTE = 60_000;
const NOON = Date.UTC(2026, 0, 1, 12);

/** The limiter reads the time itself, so client and server share a Date that stands still. */
const openLimit = async (limiter: ReturnType<typeof Ratelimit.fixedWindow>) => {
  vi.useFakeTimers({ toFake: ['Date'], now: NOON });
  onTestFinished(() => {
    vi.useRealTimers();
  });
  const server = await startRedis({ token: 'secret', now: () => Date.now() });
  onTestFinished(server.stop);
  const redis = new Redis({
    url: server.url,
    token: 'secret',
    retry: false,
    enableTelemetry: false,
  });
  // Without a timeout: a late answer would let everybody through.
  const options = { ephemeralCache: false, timeout: 0, enableTelemetry: false } as const;
  const limit = new Ratelimit({ redis, limiter, ...options });
  return { redis, limit };
};

test('a fixed window counts down, refuses, and opens again', async () => {
  const { redis, limit } = await openLimit(Ratelimit.fixedWindow(3, '1 m'));
  const reset = NOON + MINUTE;
  for (const remaining of [2, 1, 0]) {
    expect(await limit.limit('mia')).toMatchObject({ success: true, limit: 3, remaining, reset });
  }
  expect(await limit.limit('mia')).toMatchObject({ success: false, remaining: 0, reset });
  expect(await limit.limit('leo')).toMatchObject({ success: true, remaining: 2 });

  vi.setSystemTime(reset);
  expect(await limit.limit('mia')).toMatchObject({ success: true, remaining: 2 });
  expect(await redis.dbsize()).toBe(1);
});

test('a sliding window weighs the window before', async () => {
  const { limit } = await openLimit(Ratelimit.slidingWindow(4, '1 m'));
  for (const remaining of [3, 2, 1, 0]) {
    expect(await limit.limit('mia')).toMatchObject({ success: true, limit: 4, remaining });
  }
  expect(await limit.limit('mia')).toMatchObject({ success: false, remaining: 0 });

  vi.setSystemTime(NOON + MINUTE);
  expect(await limit.limit('mia')).toMatchObject({ success: false });
  vi.setSystemTime(NOON + 1.5 * MINUTE);
  expect(await limit.limit('mia')).toMatchObject({ success: true, remaining: 1 });
  expect(await limit.getRemaining('mia')).toMatchObject({ remaining: 1, limit: 4 });
  vi.setSystemTime(NOON + 3 * MINUTE);
  expect(await limit.getRemaining('mia')).toMatchObject({ remaining: 4 });
});

test('a token bucket refills', async () => {
  const { limit } = await openLimit(Ratelimit.tokenBucket(1, '1 m', 2));
  expect(await limit.limit('mia')).toMatchObject({ success: true, remaining: 1 });
  expect(await limit.limit('mia')).toMatchObject({ success: true, remaining: 0 });
  expect(await limit.limit('mia')).toMatchObject({ success: false });
  vi.setSystemTime(NOON + MINUTE);
  expect(await limit.limit('mia')).toMatchObject({ success: true, remaining: 0 });
});

test.for([
  ['fixed window', Ratelimit.fixedWindow(5, '1 m')],
  ['sliding window', Ratelimit.slidingWindow(5, '1 m')],
] as const)('a %s lets exactly its limit through at once', async ([, limiter]) => {
  const { limit } = await openLimit(limiter);
  const answers = await Promise.all(Array.from({ length: 40 }, () => limit.limit('mia')));
  expect(answers.filter(({ success }) => success)).toHaveLength(5);
});

test('used tokens can be given back', async () => {
  const { limit } = await openLimit(Ratelimit.fixedWindow(1, '1 m'));
  await limit.limit('mia');
  expect((await limit.limit('mia')).success).toBe(false);
  await limit.resetUsedTokens('mia');
  expect((await limit.limit('mia')).success).toBe(true);
});
