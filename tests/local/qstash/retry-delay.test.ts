import { describe, expect, test } from 'vitest';
import { parseDelayFormula } from '../../../local/services/qstash/delay-formula.ts';
import { parseDuration } from '../../../local/services/qstash/duration.ts';
import { parseRetryAfter, retryDelay } from '../../../local/services/qstash/retry-delay.ts';

const NOW = Date.parse('2026-11-23T12:00:00Z');
const DAY_MS = 86_400_000;

describe('a delay formula', () => {
  test.for([
    ['1000', 5, 1000],
    ['1000 * (1 + retried)', 2, 3000],
    ['pow(2, retried) * 1000', 3, 8000],
    ['max(1000, pow(2, retried) * 100)', 0, 1000],
    ['min(10, 3) + 7 % 4', 0, 6],
    ['2 + 3 * 4 - 6 / 2', 0, 11],
    ['10 - 4 - 3', 0, 3],
    ['-(-5)', 0, 5],
    ['abs(-2.5)', 0, 2.5],
    ['floor(2.9) + ceil(0.1) + round(0.5) + sqrt(16)', 0, 8],
    ['exp(0)', 0, 1],
    ['.5*retried', 4, 2],
  ] as const)('%s with retried = %d is %d', ([source, retried, expected]) => {
    expect(parseDelayFormula(source)(retried)).toBe(expected);
  });

  test.for([
    '',
    '1 +',
    '1 2',
    '(1',
    '1)',
    'pow(2)',
    'pow(2, 3, 4)',
    'retries',
    'constructor(1)',
    'Math.max(1, 2)',
    'retried; 1',
    '"1"',
    '('.repeat(60),
    '-'.repeat(400),
    '1'.repeat(501),
  ])('%s is refused', (source) => {
    expect(() => parseDelayFormula(source)).toThrow(Error);
  });
});

describe('a duration', () => {
  test.for([
    ['50s', 50_000],
    ['1d10h30m', 124_200_000],
    ['6m5s', 365_000],
    ['200ms', 200],
    ['1.5s', 1500],
  ] as const)('%s is %d ms', ([text, expected]) => {
    expect(parseDuration(text)).toBe(expected);
  });

  test.for(['', '5', 's', '5 s', '-5s', '5x', '5s!'])('"%s" is none', (text) => {
    expect(parseDuration(text)).toBeNull();
  });
});

describe('the delay of a retry', () => {
  test('without a wish it grows from 12 s over 2.5 min and 30 min to 6 h, then to a day', () => {
    const delays = [0, 1, 2, 3, 4, 9].map((retried) => retryDelay({ headers: {}, retried }, NOW));

    const seconds = delays.map((delay) => Math.round(delay / 1000));
    expect(seconds).toEqual([12, 148, 1808, 22_026, 86_400, 86_400]);
  });

  test.for([
    ['0', 0],
    ['10', 10_000],
    ['6m5s', 365_000],
    ['Mon, 23 Nov 2026 12:00:30 GMT', 30_000],
    ['Mon, 23 Nov 2026 11:00:00 GMT', 0],
  ] as const)('Retry-After: %s is %d ms', ([value, expected]) => {
    expect(parseRetryAfter(value, NOW)).toBe(expected);
    const failure = { headers: { 'retry-after': [value] }, retried: 0, formula: '5' };
    expect(retryDelay(failure, NOW)).toBe(expected);
  });

  test.for(['soon', '86401', '25h'])('Retry-After: %s is passed over', (value) => {
    const failure = { headers: { 'retry-after': [value] }, retried: 0, formula: '5' };
    expect(retryDelay(failure, NOW)).toBe(5);
  });

  test('a rate limit header is a wish too', () => {
    const failure = { headers: { 'x-ratelimit-reset': ['7'] }, retried: 0 };
    expect(retryDelay(failure, NOW)).toBe(7000);
  });

  test.for([
    ['0 - 5', 0],
    ['exp(1000)', DAY_MS],
    ['sqrt(0 - 1)', Math.exp(2.5) * 1000],
  ] as const)('a formula that gives no sensible time, %s, is bounded', ([formula, expected]) => {
    expect(retryDelay({ headers: {}, retried: 0, formula }, NOW)).toBe(expected);
  });
});
