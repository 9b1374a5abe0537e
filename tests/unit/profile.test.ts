import { describe, expect, test } from 'vitest';
import { displayName, nextProfileCheck, profileIsDue, profileIsOld } from '@/lib/domain/profile';

const SECOND = 1000;
const HOUR = 3_600_000;
const DAY = 24 * HOUR;
const now = new Date('2026-11-20T10:00:00.000Z');
const moment = (ms: number) => new Date(now.getTime() + ms);

describe('a new message is a reason to ask who they are', () => {
  test.for([
    ['when nobody ever answered', null, null, true],
    ['when the answer is fresh', -DAY, null, false],
    ['when the answer is two days old', -2 * DAY, null, false],
    ['when the answer is older than two days', -2 * DAY - 1, null, true],
    ['when the next look is due', null, 0, true],
    ['when the next look is put off', null, 1, false],
    ['when an old answer waits for a look that is put off', -5 * DAY, 1, false],
  ] as const)('%s: %4$s', ([, fetched, check, isDue]) => {
    const known = {
      profileFetchedAt: fetched === null ? null : moment(fetched),
      profileCheckAt: check === null ? null : moment(check),
    };
    expect(profileIsDue(known, now)).toBe(isDue);
  });
});

describe('looking at somebody is a reason to ask again', () => {
  test.for([
    ['when the answer is older than two days', -2 * DAY - 1, null, true],
    ['when the answer is fresh', -DAY, null, false],
    ['when nobody ever answered', null, null, false],
    ['when it is being asked already', -5 * DAY, 0, false],
  ] as const)('%s: %4$s', ([, fetched, check, isOld]) => {
    const known = {
      profileFetchedAt: fetched === null ? null : moment(fetched),
      profileCheckAt: check === null ? null : moment(check),
    };
    expect(profileIsOld(known, now)).toBe(isOld);
  });
});

describe('asking again without a new message', () => {
  const later = (attempts: number, seconds = 60) =>
    nextProfileCheck({ kind: 'try_later', seconds }, { attempts, now });

  test('happens after passing trouble, ever more rarely, up to every six hours', () => {
    expect([1, 2, 3].map((attempts) => later(attempts))).toEqual([
      moment(60 * SECOND),
      moment(120 * SECOND),
      moment(240 * SECOND),
    ]);
    expect(later(13)).toEqual(moment(6 * HOUR));
    expect(later(5000)).toEqual(moment(6 * HOUR));
  });

  test.for(['found', 'refused'] as const)('does not happen once it was %s', (kind) => {
    expect(nextProfileCheck({ kind }, { attempts: 1, now })).toBeNull();
  });
});

test.for([
  [{ name: 'Mira Holm', username: 'mira', externalId: '1' }, 'Mira Holm'],
  [{ name: null, username: 'mira', externalId: '1' }, 'mira'],
  [{ name: '', username: null, externalId: '1042' }, '1042'],
] as const)('%j is called %s', ([person, name]) => {
  expect(displayName(person)).toBe(name);
});
