import { describe, expect, test } from 'vitest';
import {
  decideSignIn,
  networkOf,
  renewalDue,
  SIGN_IN_LIMITS,
  sessionEnd,
} from '@/lib/domain/sign-in';

const NOW = new Date('2026-01-10T12:00:00Z');
const secondsAgo = (seconds: number) => new Date(NOW.getTime() - seconds * 1000);
const failures = (count: number, newest = 0) =>
  Array.from({ length: count }, (_, index) => secondsAgo(newest + index));

describe('a try to sign in', () => {
  test('is let through below the limits', () => {
    const email = failures(SIGN_IN_LIMITS.perEmail - 1);
    const address = failures(SIGN_IN_LIMITS.perAddress - 1);
    expect(decideSignIn({ email, address }, NOW)).toEqual({ ok: true });
  });

  test.for(['email', 'address'] as const)(
    'is limited once the %s has failed too often',
    (which) => {
      const limit = which === 'email' ? SIGN_IN_LIMITS.perEmail : SIGN_IN_LIMITS.perAddress;
      const counted = { email: [], address: [], [which]: failures(limit, 60) };
      const oldest = 60 + limit - 1;
      expect(decideSignIn(counted, NOW)).toEqual({
        ok: false,
        reason: 'limited',
        retryAfterSeconds: SIGN_IN_LIMITS.windowMs / 1000 - oldest,
      });
    },
  );

  test('is told the longer of two waits', () => {
    const email = failures(SIGN_IN_LIMITS.perEmail, 800);
    const address = failures(SIGN_IN_LIMITS.perAddress, 10);
    const alone = decideSignIn({ email: [], address }, NOW);
    expect(decideSignIn({ email, address }, NOW)).toEqual(alone);
  });

  test('is let through in the very second that was announced, and not before', () => {
    const email = failures(SIGN_IN_LIMITS.perEmail);
    const decision = decideSignIn({ email, address: [] }, NOW);
    if (decision.ok) throw new Error('eight failures should limit');

    const opens = secondsAgo(-decision.retryAfterSeconds);
    expect(decideSignIn({ email, address: [] }, opens)).toEqual({ ok: true });
    const before = new Date(opens.getTime() - 1);
    expect(decideSignIn({ email, address: [] }, before)).toMatchObject({ retryAfterSeconds: 1 });
  });
});

describe('the network of a try', () => {
  test.for([
    ['203.0.113.9', undefined, '203.0.113.9'],
    ['198.51.100.1, 203.0.113.9', undefined, '203.0.113.9'],
    ['203.0.113.9:51234', undefined, '203.0.113.9'],
    ['::ffff:203.0.113.9', undefined, '203.0.113.9'],
    ['::FFFF:203.0.113.9', undefined, '203.0.113.9'],
    ['2001:db8:1:2:aaaa:bbbb:cccc:dddd', undefined, '2001:db8:1:2::/64'],
    ['[2001:DB8:1:2::7]:443', undefined, '2001:db8:1:2::/64'],
    ['2001:0db8:0001:0002::', undefined, '2001:db8:1:2::/64'],
    ['2001:db8::1', undefined, '2001:db8:0:0::/64'],
    ['::1', undefined, '0:0:0:0::/64'],
    [undefined, '203.0.113.9', '203.0.113.9'],
    ['', '203.0.113.9', '203.0.113.9'],
    ['203.0.113.9', '198.51.100.1', '203.0.113.9'],
    [undefined, undefined, 'unknown'],
    ['a::b::c', undefined, 'a:0:0:0::/64'],
    ['x'.repeat(500), undefined, 'x'.repeat(64)],
  ] as const)('%s and %s is %s', ([forwardedFor, realIp, network]) => {
    expect(networkOf(forwardedFor, realIp)).toBe(network);
  });
});

describe('a session', () => {
  test('is renewed once a day of it is used up, not on every use', () => {
    const end = sessionEnd(NOW);
    const hoursLater = (hours: number) => secondsAgo(-hours * 3600);
    expect(renewalDue(end, NOW)).toBe(false);
    expect(renewalDue(end, hoursLater(24))).toBe(false);
    expect(renewalDue(end, hoursLater(25))).toBe(true);
  });
});
