import { randomUUID } from 'node:crypto';
import { and, eq } from 'drizzle-orm';
import { beforeEach, describe, expect, test } from 'vitest';
import { db } from '@/db/client';
import { saveAccount } from '@/db/queries/accounts';
import { findMember, listMemberships, saveMember } from '@/db/queries/members';
import { saveSession } from '@/db/queries/sessions';
import { saveUser } from '@/db/queries/users';
import { audits } from '@/db/schema/accounts';
import { sessions } from '@/db/schema/users';
import { sessionEnd } from '@/lib/domain/sign-in';
import { resume } from '@/lib/services/sessions/resume';
import { signOut } from '@/lib/services/sessions/sign-out';

const NOW = new Date('2026-01-10T12:00:00Z');
const daysLater = (days: number) => new Date(NOW.getTime() + days * 86_400_000);

let userId: number;
let email: string;
let sessionId: string;

const rowOf = async (id: string) =>
  (await db.select().from(sessions).where(eq(sessions.id, id))).at(0);

beforeEach(async () => {
  sessionId = randomUUID();
  email = `${randomUUID()}@example.test`;
  const user = { name: 'Ada', email, passwordHash: 'none', superAdmin: true, at: NOW };
  userId = await db.transaction((tx) => saveUser(tx, user));
  const session = { id: sessionId, userId, at: NOW, expiresAt: sessionEnd(NOW) };
  await db.transaction((tx) => saveSession(tx, session));
});

describe('a session', () => {
  test('speaks for its user', async () => {
    const person = { sessionId, userId, name: 'Ada', email, superAdmin: true };
    expect(await resume({ db, now: NOW }, sessionId)).toEqual(person);
  });

  test('that was never opened is nobody', async () => {
    expect(await resume({ db, now: NOW }, randomUUID())).toBeNull();
  });

  test('is nobody once it is over', async () => {
    expect(await resume({ db, now: daysLater(29.9) }, sessionId)).toMatchObject({ userId });
    await db
      .update(sessions)
      .set({ expiresAt: sessionEnd(NOW) })
      .where(eq(sessions.id, sessionId));
    expect(await resume({ db, now: sessionEnd(NOW) }, sessionId)).toBeNull();
  });

  test('lasts while it is used, and is written at most once a day', async () => {
    await resume({ db, now: daysLater(0.9) }, sessionId);
    expect(await rowOf(sessionId)).toMatchObject({ expiresAt: sessionEnd(NOW) });

    await resume({ db, now: daysLater(20) }, sessionId);
    expect(await rowOf(sessionId)).toMatchObject({ expiresAt: daysLater(50) });
    expect(await resume({ db, now: daysLater(45) }, sessionId)).toMatchObject({ userId });
  });

  test('is nobody at once after signing out, which is on record once', async () => {
    await signOut({ db, now: NOW }, sessionId);
    await signOut({ db, now: daysLater(1) }, sessionId);

    expect(await resume({ db, now: NOW }, sessionId)).toBeNull();
    expect(await rowOf(sessionId)).toMatchObject({ revokedAt: NOW });
    const record = await db
      .select()
      .from(audits)
      .where(and(eq(audits.userId, userId), eq(audits.act, 'user.signed_out')));
    expect(record).toMatchObject([{ subject: `user:${userId}`, at: NOW }]);
  });

  test('that nobody has is signed out without a word', async () => {
    await expect(signOut({ db, now: NOW }, randomUUID())).resolves.toBeUndefined();
  });
});

test('a user is a member of the accounts that say so, and of no other', async () => {
  const account = (name: string) => db.transaction((tx) => saveAccount(tx, { name, at: NOW }));
  const [first, second, foreign] = [
    await account('First'),
    await account('Second'),
    await account('Foreign'),
  ];
  const join = (accountId: number, role: 'agent' | 'administrator') =>
    db.transaction((tx) => saveMember(tx, { accountId, userId, role, at: NOW }));
  await join(second, 'agent');
  const memberId = await join(first, 'administrator');

  expect(await listMemberships(db, userId)).toEqual([
    { accountId: second, name: 'Second', role: 'agent' },
    { accountId: first, name: 'First', role: 'administrator' },
  ]);
  expect(await findMember(db, first, userId)).toEqual({ memberId, role: 'administrator' });
  expect(await findMember(db, foreign, userId)).toBeUndefined();
});
