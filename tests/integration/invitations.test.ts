import { and, eq } from 'drizzle-orm';
import { beforeEach, describe, expect, test } from 'vitest';
import { db } from '@/db/client';
import { invitations } from '@/db/schema/invitations';
import { INVITATION_LIMITS } from '@/lib/domain/invitation';
import { sha256 } from '@/lib/platform/crypto';
import { invite } from '@/lib/services/invitations/invite';
import { resend } from '@/lib/services/invitations/resend';
import { revoke } from '@/lib/services/invitations/revoke';
import { makeAccount, type TestAccount, type TestMember } from '../support/account.ts';
import { daysLater, type HostAndGuest, hostAndGuest, later, NOW } from '../support/invitation.ts';
import { mailedToken, mailsTo } from '../support/mailbox.ts';
import { makePerson, newAddress } from '../support/person.ts';

let shop: TestAccount;
let boss: TestMember;
let email: string;
let asBoss: HostAndGuest['asBoss'];
let asks: HostAndGuest['asks'];
let joins: HostAndGuest['joins'];
let accepts: HostAndGuest['accepts'];
let row: HostAndGuest['row'];
let acts: HostAndGuest['acts'];
let team: HostAndGuest['team'];

const begin = async (given: { email?: string } = {}) => {
  ({ shop, boss, email, asBoss, asks, joins, accepts, row, acts, team } =
    await hostAndGuest(given));
};
beforeEach(() => begin());

describe('inviting', () => {
  test('mails a link of which only the hash is kept', async () => {
    expect(await asks()).toEqual({ ok: true, again: false, mailed: { ok: true } });
    const token = await mailedToken(email);
    const kept = await row();
    expect(kept).toMatchObject({
      tokenHash: sha256(token),
      role: 'agent',
      expiresAt: daysLater(7),
      mailedAt: NOW,
      mailProblem: null,
      acceptedAt: null,
    });
    expect(JSON.stringify(kept)).not.toContain(token);
    const [mail] = await mailsTo(email);
    expect(mail?.subject).toBe(`${boss.name} invites you to Test on Parley`);
    expect(mail?.text).toContain('as an agent');
    expect(await acts()).toEqual(['invitation.sent']);
  });

  test('again is the same invitation, with the newer role and only the newer link', async () => {
    await asks();
    const first = await mailedToken(email);
    expect(await asks({ role: 'administrator' })).toMatchObject({ ok: true, again: true });
    expect(await row()).toMatchObject({ role: 'administrator' });
    expect(await joins(first)).toEqual({ ok: false, reason: 'unknown' });
    expect(await joins(await mailedToken(email))).toMatchObject({ ok: true });
    expect(await acts()).toEqual([
      'invitation.sent',
      'invitation.resent',
      'user.created',
      'invitation.accepted',
      'member.added',
    ]);
  });

  test('twice at once leaves one invitation', async () => {
    const both = await Promise.all([asks(), asks()]);
    expect(both.map(({ ok }) => ok)).toEqual([true, true]);
    expect((await row()).tokenHash).toHaveLength(64);
    expect(
      await db.select().from(invitations).where(eq(invitations.accountId, shop.accountId)),
    ).toHaveLength(1);
  });

  test('somebody who is a member already is refused with their name', async () => {
    const person = await makePerson({ name: 'Ines' });
    await begin({ email: person.email });
    await asks();
    await accepts(person.userId, await mailedToken(email));
    expect(await asks()).toEqual({ ok: false, reason: 'already_member', name: 'Ines' });
  });

  test('into an inbox of another account does not work, and sends nothing', async () => {
    const other = await makeAccount();
    await expect(asks({ inboxIds: [shop.inbox.id, other.inbox.id] })).rejects.toThrow('inbox');
    expect(await mailsTo(email)).toEqual([]);
    expect(await acts()).toEqual([]);
  });

  test('is for administrators, also when the role was taken away a moment ago', async () => {
    const agent = await shop.member('agent');
    const pretending = shop.as(agent, { role: 'administrator', now: NOW });
    const guest = { email, role: 'administrator', inboxIds: [] } as const;
    await expect(invite(pretending, guest)).rejects.toThrow('administrator');
    expect(await mailsTo(email)).toEqual([]);
  });

  test('is no way to annoy one address: after some mails in an hour it is refused', async () => {
    for (let mail = 0; mail < INVITATION_LIMITS.perAddress; mail++) await asks();
    expect(await asks()).toEqual({ ok: false, reason: 'limited' });
    expect(await resend(asBoss(), (await row()).id)).toEqual({ ok: false, reason: 'limited' });
    expect(await mailsTo(email)).toHaveLength(INVITATION_LIMITS.perAddress);
    expect(await asks({ now: later(INVITATION_LIMITS.windowMs + 1) })).toMatchObject({ ok: true });
  });
});

describe('a waiting invitation', () => {
  test('that is sent again has seven days from then, and a new link', async () => {
    await asks();
    const first = await mailedToken(email);
    const { id } = await row();
    expect(await resend(asBoss(daysLater(5)), id)).toMatchObject({ ok: true, email });
    expect(await row()).toMatchObject({ expiresAt: daysLater(12), mailedAt: daysLater(5) });
    expect(await joins(first)).toEqual({ ok: false, reason: 'unknown' });
    expect(await joins(await mailedToken(email), daysLater(11))).toMatchObject({ ok: true });
  });

  test('that has expired can be sent again', async () => {
    await asks();
    expect(await joins(await mailedToken(email), daysLater(7))).toEqual({
      ok: false,
      reason: 'expired',
    });
    await resend(asBoss(daysLater(8)), (await row()).id);
    expect(await joins(await mailedToken(email), daysLater(9))).toMatchObject({ ok: true });
  });

  test('that is taken back lets nobody in, and can’t be taken back twice or sent again', async () => {
    await asks();
    const token = await mailedToken(email);
    const { id } = await row();
    await revoke(asBoss(), id);
    expect(await joins(token)).toEqual({ ok: false, reason: 'revoked' });
    await expect(revoke(asBoss(), id)).rejects.toThrow('invitation');
    await expect(resend(asBoss(), id)).rejects.toThrow('invitation');
    expect(await team()).toHaveLength(1);
    expect(await acts()).toEqual(['invitation.sent', 'invitation.revoked']);
  });

  test('that was taken back does not stand in the way of a new one', async () => {
    await asks();
    await revoke(asBoss(), (await row()).id);
    expect(await asks()).toMatchObject({ ok: true, again: false });
    expect(await joins(await mailedToken(email))).toMatchObject({ ok: true });
  });

  test.for([
    ['sent again', resend],
    ['taken back', revoke],
  ] as const)('of another account can’t be %s', async ([, verb]) => {
    const other = await makeAccount();
    const theirs = await other.member('administrator');
    await asks();
    const { id, tokenHash } = await row();
    const stranger = other.as(theirs, { role: 'administrator', now: NOW });
    await expect(verb(stranger, id)).rejects.toThrow('invitation');
    expect(await row()).toMatchObject({ tokenHash, revokedAt: null });
  });
});

describe('an invitation whose mail was not taken', () => {
  test('waits and says so, and counts as mailed once a second try was taken', async () => {
    await begin({ email: newAddress('greylisted.test') });
    const busy = { ok: false, problem: expect.stringContaining('try again') };
    expect(await asks()).toEqual({ ok: true, again: false, mailed: busy });
    expect(await row()).toMatchObject({ mailedAt: null, mailProblem: busy.problem });
    expect(await mailsTo(email)).toEqual([]);

    expect(await resend(asBoss(later(1000)), (await row()).id)).toMatchObject({
      mailed: { ok: true },
    });
    expect(await row()).toMatchObject({ mailedAt: later(1000), mailProblem: null });
    expect(await joins(await mailedToken(email))).toMatchObject({ ok: true });
  });

  test('since nobody has that address tells to look at it, which no further try makes better', async () => {
    await begin({ email: newAddress('unknown.test') });
    const refused = { ok: false, problem: expect.stringContaining('check the address') };
    expect(await asks()).toMatchObject({ ok: true, mailed: refused });
    expect(await resend(asBoss(), (await row()).id)).toMatchObject({ ok: true, mailed: refused });
    expect(await row()).toMatchObject({ mailedAt: null, mailProblem: refused.problem });
  });
});

test('the database itself keeps one waiting invitation an address and account', async () => {
  await asks();
  const { id: _, ...copy } = await row();
  const twin = { ...copy, tokenHash: sha256(email) };
  await expect(db.insert(invitations).values(twin)).rejects.toMatchObject({
    cause: { code: '23505' },
  });
  const other = await makeAccount();
  await expect(
    db
      .update(invitations)
      .set({ accountId: other.accountId })
      .where(and(eq(invitations.accountId, shop.accountId), eq(invitations.email, email))),
  ).rejects.toMatchObject({ cause: { code: '23503' } });
});
