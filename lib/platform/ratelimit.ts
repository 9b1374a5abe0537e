import 'server-only';
import { Ratelimit } from '@upstash/ratelimit';
import { inWords, log } from './log';
import { redis } from './redis';

const REQUESTS_A_MINUTE = 300;

const limiter = new Ratelimit({
  redis,
  limiter: Ratelimit.slidingWindow(REQUESTS_A_MINUTE, '1 m'),
  prefix: 'ratelimit:api',
  timeout: 1000,
  enableTelemetry: false,
});

export type Allowance = {
  readonly ok: boolean;
  readonly limit: number;
  readonly remaining: number;
  /** Until the count begins anew. */
  readonly resetSeconds: number;
};

/** Counts one request of the public API. While Redis can't be asked everybody is let through, and null says so. */
export async function countRequest(caller: string, now: Date): Promise<Allowance | null> {
  try {
    const { success, limit, remaining, reset, reason } = await limiter.limit(caller);
    if (reason === 'timeout') throw new Error('no answer within a second');
    const resetSeconds = Math.max(1, Math.ceil((reset - now.getTime()) / 1000));
    return { ok: success, limit, remaining: Math.max(0, remaining), resetSeconds };
  } catch (error) {
    log.warn('ratelimit.unreachable', { error: inWords(error) });
    return null;
  }
}
