import { eq } from 'drizzle-orm';
import { beforeEach, describe, expect, test } from 'vitest';
import { db } from '@/db/client';
import { findMember } from '@/db/queries/members';
import { inboxMembers } from '@/db/schema/inboxes';
import { users } from '@/db/schema/users';
import { join } from '@/lib/services/invitations/join';
import { disable } from '@/lib/services/members/disable';
import { signIn } from '@/lib/services/sessions/sign-in';
import { system, type TestAccount, type TestMember } from '../support/account.ts';
import { addInbox } from '../support/inbox.ts';
import { daysLater, type HostAndGuest, hostAndGuest, later } from '../support/invitation.ts';
import { mailedToken } from '../support/mailbox.ts';
import { makePerson, newIp } from '../support/person.ts';

let shop: TestAccount;
let boss: TestMember;
let email: string;
let password: string;
let asBoss: HostAndGuest['asBoss'];
let asks: HostAndGuest['asks'];
let joins: HostAndGuest['joins'];
let accepts: HostAndGuest['accepts'];
let row: HostAndGuest['row'];
let acts: HostAndGuest['acts'];
let team: HostAndGuest['team'];

const begin = async (given: { email?: string } = {}) => {
  ({ shop, boss, email, password, asBoss, asks, joins, accepts, row, acts, team } =
    await hostAndGuest(given));
};
beforeEach(() => begin());

const inboxesOf = async (memberId: number) => {
  const rows = await db.select().from(inboxMembers).where(eq(inboxMembers.memberId, memberId));
  return rows.map(({ inboxId }) => inboxId);
};
const placeOf = async (userId: number) =>
  (await findMember(db, shop.accountId, userId)) ?? { memberId: 0, role: 'nothing' };
const userOf = async (address: string) =>
  (await db.select().from(users).where(eq(users.email, address)))[0];

describe('somebody new', () => {
  test('chooses name and password, is in, and can sign in', async () => {
    const second = await addInbox(shop);
    await asks({ inboxIds: [second.id] });
    expect(await joins(await mailedToken(email))).toEqual({ ok: true, accountId: shop.accountId });

    const user = await userOf(email);
    expect(user).toMatchObject({ name: 'Nora', superAdmin: false });
    const place = await placeOf(user?.id ?? 0);
    expect(place.role).toBe('agent');
    expect(await inboxesOf(place.memberId)).toEqual([second.id]);
    const entered = await signIn({ db, now: later(2000) }, { email, password, ip: newIp() });
    expect(entered.ok).toBe(true);
  });

  test('gets in once: the link is used', async () => {
    await asks();
    const token = await mailedToken(email);
    await joins(token);
    expect(await joins(token)).toEqual({ ok: false, reason: 'accepted' });
    expect(await joins(token, daysLater(30))).toEqual({ ok: false, reason: 'accepted' });
    expect(await team()).toHaveLength(2);
  });

  test('in two tabs at once gets in once', async () => {
    await asks();
    const token = await mailedToken(email);
    const both = await Promise.all([joins(token), joins(token)]);
    expect(both.filter(({ ok }) => ok)).toHaveLength(1);
    expect(await team()).toHaveLength(2);
    expect((await acts()).filter((act) => act === 'member.added')).toHaveLength(1);
  });

  test('whose address belongs to a user by now is asked to use that', async () => {
    await asks();
    const token = await mailedToken(email);
    const person = await makePerson();
    await db.update(users).set({ email }).where(eq(users.id, person.userId));
    expect(await joins(token)).toEqual({ ok: false, reason: 'has_user' });
    expect(await row()).toMatchObject({ acceptedAt: null });
    expect(await accepts(person.userId, token)).toMatchObject({ ok: true });
  });

  test('tells whoever looks at the team', async () => {
    await asks();
    const ctx = system(later(1000));
    await join(ctx, { token: await mailedToken(email), name: 'Nora', password });
    expect(ctx.after.told).toContainEqual({
      accountId: shop.accountId,
      note: { type: 'refresh' },
    });
  });
});

describe('somebody whom Parley knows', () => {
  test('joins with the user that they have', async () => {
    const person = await makePerson();
    await begin({ email: person.email });
    await asks({ role: 'administrator' });
    expect(await accepts(person.userId, await mailedToken(email))).toMatchObject({ ok: true });
    expect(await placeOf(person.userId)).toMatchObject({ role: 'administrator' });
  });

  test('but is another one is refused, and nothing changes', async () => {
    const person = await makePerson();
    await asks();
    const token = await mailedToken(email);
    expect(await accepts(person.userId, token)).toEqual({ ok: false, reason: 'somebody_else' });
    expect(await team()).toHaveLength(1);
    expect(await row()).toMatchObject({ acceptedAt: null });
  });

  test('and was disabled here comes back to their old place, with the new role', async () => {
    const person = await makePerson();
    await begin({ email: person.email });
    await asks();
    await accepts(person.userId, await mailedToken(email));
    const before = await placeOf(person.userId);
    await disable(asBoss(), before.memberId, null);
    expect(await findMember(db, shop.accountId, person.userId)).toBeUndefined();

    await asks({ role: 'administrator' });
    await accepts(person.userId, await mailedToken(email));
    expect(await placeOf(person.userId)).toMatchObject({
      memberId: before.memberId,
      role: 'administrator',
    });
    expect((await acts()).at(-1)).toBe('member.returned');
  });
});

test.for(['', 'x', '../x', 'a'.repeat(43)])(
  'a link that nobody sent leads nowhere: %j',
  async (token) => {
    expect(await joins(token)).toEqual({ ok: false, reason: 'unknown' });
    expect(await accepts(boss.userId, token)).toEqual({ ok: false, reason: 'unknown' });
  },
);
