import { sql } from 'drizzle-orm';
import { beforeEach, describe, expect, test } from 'vitest';
import { db } from '@/db/client';
import { accounts, audits, members } from '@/db/schema/accounts';
import { users } from '@/db/schema/users';
import { setupInput } from '@/lib/contracts/people';
import { setUp } from '@/lib/services/accounts/set-up';
import { signIn } from '@/lib/services/sessions/sign-in';

const now = new Date('2026-01-10T12:00:00Z');
const typed = {
  name: ' Ada Lovelace ',
  email: ' Ada@Example.TEST ',
  password: 'correct horse battery',
  account: 'Analytical Engines',
};

/** The first run is the one thing that needs an installation without anybody in it. */
beforeEach(async () => {
  await db.execute(sql`truncate ${users}, ${accounts} cascade`);
});

describe('the first run', () => {
  test('makes a super admin, an account and its administrator, on record', async () => {
    const outcome = await setUp({ db, now }, setupInput.parse(typed));
    if (!outcome.ok) throw new Error('nobody is here yet');
    const { userId, accountId } = outcome;

    expect(await db.select().from(users)).toMatchObject([
      { id: userId, name: 'Ada Lovelace', email: 'ada@example.test', superAdmin: true },
    ]);
    expect(await db.select().from(accounts)).toMatchObject([
      { id: accountId, name: 'Analytical Engines', createdAt: now },
    ]);
    expect(await db.select().from(members)).toMatchObject([
      { accountId, userId, role: 'administrator' },
    ]);
    const acts = (await db.select().from(audits)).map(({ act, at }) => ({ act, at }));
    expect(acts).toEqual([
      { act: 'user.created', at: now },
      { act: 'account.created', at: now },
      { act: 'member.added', at: now },
    ]);
  });

  test('makes somebody who can sign in, in whatever case the email was typed', async () => {
    await setUp({ db, now }, setupInput.parse(typed));
    const { email, password } = setupInput.parse({ ...typed, email: 'ADA@example.test' });
    expect(await signIn({ db, now }, { email, password, ip: 'here' })).toMatchObject({ ok: true });
  });

  test('happens once', async () => {
    await setUp({ db, now }, setupInput.parse(typed));
    const again = setupInput.parse({ ...typed, email: 'mallory@example.test' });
    expect(await setUp({ db, now }, again)).toEqual({ ok: false, reason: 'already_set_up' });
    expect(await db.$count(users)).toBe(1);
  });

  test('happens once when five come at the same time', async () => {
    const five = Array.from({ length: 5 }, (_, n) =>
      setUp({ db, now }, setupInput.parse({ ...typed, email: `ada${n}@example.test` })),
    );
    const outcomes = await Promise.all(five);

    expect(outcomes.filter(({ ok }) => ok)).toHaveLength(1);
    expect([await db.$count(users), await db.$count(accounts)]).toEqual([1, 1]);
    expect([await db.$count(members), await db.$count(audits)]).toEqual([1, 3]);
  });
});
