import { Redis } from '@upstash/redis';
import { onTestFinished, vi } from 'vitest';
import { startRedis } from '../../../local/services/redis.ts';

const NEW_YEAR = Date.UTC(2026, 0, 1);

/** A server of the test's own with the real client, and a clock that only the test moves. */
export const openRedis = async () => {
  const clock = {
    time: NEW_YEAR,
    pass(ms: number) {
      clock.time += ms;
    },
  };
  const token = crypto.randomUUID();
  const server = await startRedis({ token, now: () => clock.time });
  onTestFinished(server.stop);
  const credentials = { url: server.url, token, retry: false, enableTelemetry: false } as const;
  const redis = new Redis(credentials);
  const fetchAs = (path: string, init: RequestInit = {}) =>
    fetch(`${server.url}${path}`, {
      ...init,
      headers: { authorization: `Bearer ${token}`, ...init.headers },
    });
  return { server, token, credentials, redis, clock, fetchAs };
};

/** Waits until the expectation holds; on a busy machine that may take its time. */
export const eventually = (expectation: () => unknown) =>
  vi.waitFor(expectation, { timeout: 20_000 });
