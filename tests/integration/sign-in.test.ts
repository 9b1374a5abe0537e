import { randomUUID } from 'node:crypto';
import { parseOptions } from '@node-rs/argon2';
import { eq, sql } from 'drizzle-orm';
import { beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { db } from '@/db/client';
import { saveUser } from '@/db/queries/users';
import { audits } from '@/db/schema/accounts';
import { sessions, signInFailures } from '@/db/schema/users';
import { SIGN_IN_LIMITS } from '@/lib/domain/sign-in';
import { hashPassword, NOBODYS_HASH, verifyPassword } from '@/lib/platform/password';
import { signIn } from '@/lib/services/sessions/sign-in';

const NOW = new Date('2026-01-10T12:00:00Z');
const PASSWORD = 'correct horse battery';
const { perEmail, perAddress, windowMs } = SIGN_IN_LIMITS;

let passwordHash: string;
let email: string;
let ip: string;

const later = (ms: number) => new Date(NOW.getTime() + ms);
const unique = () => randomUUID().slice(0, 13);

type Typed = { email?: string; ip?: string; password?: string; userAgent?: string };

const attempt = (typed: Typed, now = NOW) =>
  signIn({ db, now }, { email, ip, password: PASSWORD, ...typed });

async function fail(times: number, typed: { email?: string; ip?: string } = {}) {
  for (let n = 0; n < times; n++) {
    expect(await attempt({ ...typed, password: 'nope' })).toEqual({ ok: false, reason: 'wrong' });
  }
}

const failuresOf = (address: string) =>
  db.select().from(signInFailures).where(eq(signInFailures.email, address));

beforeAll(async () => {
  passwordHash = await hashPassword(PASSWORD);
});

beforeEach(async () => {
  email = `${unique()}@example.test`;
  ip = `from-${unique()}`;
  const user = { name: 'Ada', email, passwordHash, superAdmin: false, at: NOW };
  await db.transaction((tx) => saveUser(tx, user));
});

describe('signing in', () => {
  test('with the right password opens a session for thirty days and is on record', async () => {
    const outcome = await attempt({ userAgent: 'Ada’s browser' });
    if (!outcome.ok) throw new Error('the password is right');
    const { sessionId, userId } = outcome;

    expect(await db.select().from(sessions).where(eq(sessions.id, sessionId))).toEqual([
      {
        id: sessionId,
        userId,
        createdAt: NOW,
        expiresAt: later(30 * 86_400_000),
        revokedAt: null,
        userAgent: 'Ada’s browser',
      },
    ]);
    expect(await db.select().from(audits).where(eq(audits.userId, userId))).toMatchObject([
      { accountId: null, act: 'user.signed_in', subject: `user:${userId}`, at: NOW },
    ]);
  });

  test('with a wrong password and as nobody we know gets the same answer and is counted alike', async () => {
    const stranger = `${unique()}@example.test`;
    const wrong = await attempt({ password: 'nope' });
    expect(await attempt({ email: stranger })).toEqual(wrong);
    expect(wrong).toEqual({ ok: false, reason: 'wrong' });

    expect(await failuresOf(email)).toMatchObject([{ ip, at: NOW }]);
    expect(await failuresOf(stranger)).toMatchObject([{ ip, at: NOW }]);
  });

  test('twenty times at once with the right password is no offence', async () => {
    const outcomes = await Promise.all(Array.from({ length: 20 }, () => attempt({})));
    expect(outcomes.filter(({ ok }) => ok)).toHaveLength(20);
  });

  test('removes the sessions of the same user that are over', async () => {
    await attempt({});
    const outcome = await attempt({}, later(31 * 86_400_000));
    if (!outcome.ok) throw new Error('the password is right');
    const left = await db.select().from(sessions).where(eq(sessions.userId, outcome.userId));
    expect(left.map(({ id }) => id)).toEqual([outcome.sessionId]);
  });
});

describe('after too many failures for one email', () => {
  const everybody = [
    ['a user', () => email],
    ['nobody we know', () => `${unique()}@nobody.test`],
  ] as const;

  test.for(everybody)('%s is refused, even with the right password', async ([, address]) => {
    const typed = { email: address() };
    await fail(perEmail, typed);
    expect(await attempt({ ...typed, ip: 'elsewhere' })).toEqual({
      ok: false,
      reason: 'limited',
      retryAfterSeconds: windowMs / 1000,
    });
  });

  test('the refused tries do not lengthen the wait', async () => {
    await fail(perEmail);
    const midway = later(windowMs / 2);
    expect(await attempt({ password: 'nope' }, midway)).toMatchObject({ reason: 'limited' });
    expect(await attempt({}, later(windowMs - 1))).toMatchObject({ reason: 'limited' });
    expect(await attempt({}, later(windowMs))).toMatchObject({ ok: true });
  });

  test('the same address may still sign in as somebody else', async () => {
    await fail(perEmail, { email: `${unique()}@example.test` });
    expect(await attempt({})).toMatchObject({ ok: true });
  });

  test('thirty guesses at once are not thirty guesses', async () => {
    const guesses = Array.from({ length: 30 }, () => attempt({ password: 'nope' }));
    const reasons = (await Promise.all(guesses)).map((outcome) => !outcome.ok && outcome.reason);
    expect(reasons.filter((reason) => reason === 'wrong')).toHaveLength(perEmail);
    expect(reasons.filter((reason) => reason === 'limited')).toHaveLength(30 - perEmail);
  });
});

test('too many failures from one address end its tries for every email, for a while', async () => {
  await db
    .insert(signInFailures)
    .values(Array.from({ length: perAddress }, () => ({ email: unique(), ip, at: NOW })));

  expect(await attempt({})).toMatchObject({ reason: 'limited' });
  expect(await attempt({ email: `${unique()}@nobody.test` })).toMatchObject({ reason: 'limited' });
  expect(await attempt({ ip: `from-${unique()}` })).toMatchObject({ ok: true });
  expect(await attempt({}, later(windowMs))).toMatchObject({ ok: true });
});

test('success clears the failures of that email, and of no other from the same address', async () => {
  const other = `${unique()}@example.test`;
  await fail(perEmail - 1);
  await fail(1, { email: other });
  expect(await attempt({})).toMatchObject({ ok: true });

  expect(await failuresOf(email)).toEqual([]);
  expect(await failuresOf(other)).toHaveLength(1);
  await fail(perEmail - 1);
});

test('failures that no longer count are removed', async () => {
  await db.execute(sql`truncate ${signInFailures}`);
  await fail(3);
  const other = `${unique()}@example.test`;
  await attempt({ email: other, password: 'nope' }, later(windowMs));
  expect(await failuresOf(email)).toEqual([]);
  expect(await failuresOf(other)).toHaveLength(1);
});

describe('a password', () => {
  test('is kept as argon2id with the parameters that OWASP names first', () => {
    expect(passwordHash).toMatch(/^\$argon2id\$v=19\$m=19456,t=2,p=1\$/);
  });

  test('of nobody costs the same work as that of a user, and never matches', async () => {
    expect(parseOptions(NOBODYS_HASH)).toEqual(parseOptions(passwordHash));
    expect(await verifyPassword(null, PASSWORD)).toBe(false);
  });
});
