import { parseDelayFormula } from './delay-formula.ts';
import { parseDuration } from './duration.ts';

const DAY_MS = 86_400_000;

const RETRY_HEADERS = [
  'retry-after',
  'x-ratelimit-reset',
  'x-ratelimit-reset-requests',
  'x-ratelimit-reset-tokens',
];

type Failure = {
  /** Headers of the destination's answer, lower-case. */
  readonly headers: Readonly<Record<string, readonly string[]>>;
  /** How often the message was retried before this failure. */
  readonly retried: number;
  /** The publisher's `Upstash-Retry-Delay`, already found to be readable. */
  readonly formula?: string | undefined;
};

/**
 * Milliseconds until the next attempt: what the destination asks for, else the publisher's formula,
 * else 12 s, 2 min 28 s, 30 min, 6 h, … A wish beyond one day is passed over.
 * Source: https://upstash.com/docs/qstash/features/retry
 */
export function retryDelay(failure: Failure, now: number): number {
  const wish = RETRY_HEADERS.map((name) => failure.headers[name]?.[0])
    .filter((value) => value !== undefined)
    .map((value) => parseRetryAfter(value, now))
    .find((delay) => delay !== null && delay <= DAY_MS);
  if (wish !== undefined && wish !== null) return wish;

  const own = failure.formula === undefined ? Number.NaN : formulaDelay(failure.formula, failure);
  return Number.isNaN(own) ? backoff(failure.retried + 1) : Math.min(Math.max(own, 0), DAY_MS);
}

const formulaDelay = (formula: string, { retried }: Failure) => parseDelayFormula(formula)(retried);

const backoff = (n: number) => Math.min(DAY_MS, Math.exp(2.5 * n) * 1000);

/** Seconds, a duration such as `6m5s`, or an HTTP date; milliseconds from `now`, or null. */
export function parseRetryAfter(value: string, now: number): number | null {
  const text = value.trim();
  if (/^\d+(\.\d+)?$/.test(text)) return Number(text) * 1000;
  const duration = parseDuration(text);
  if (duration !== null) return duration;
  const date = Date.parse(text);
  return Number.isNaN(date) ? null : Math.max(date - now, 0);
}
