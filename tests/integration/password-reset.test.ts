import { eq, inArray } from 'drizzle-orm';
import { beforeEach, describe, expect, test } from 'vitest';
import { db } from '@/db/client';
import { accessTokens, passwordRequests, passwordResets, signInFailures } from '@/db/schema/users';
import { RESET_LIMITS, SIGN_IN_LIMITS } from '@/lib/domain/sign-in';
import { sha256 } from '@/lib/platform/crypto';
import { startEmailChange } from '@/lib/services/email-changes/start';
import { askForReset } from '@/lib/services/password-resets/ask';
import { finishReset } from '@/lib/services/password-resets/finish';
import { send } from '@/lib/services/password-resets/send';
import { sweep } from '@/lib/services/sweep/sweep';
import { digits, system } from '../support/account.ts';
import { mailedToken, mailsTo } from '../support/mailbox.ts';
import { makePerson, newAddress, newIp } from '../support/person.ts';

const MINUTE = 60_000;
const NEXT = 'a new password';

let ada: Awaited<ReturnType<typeof makePerson>>;

beforeEach(async () => {
  ada = await makePerson();
});

const later = (minutes: number) => new Date(Date.now() + minutes * MINUTE);

/** The number of the request that a bell was rung for. */
async function ask(email: string, { ip = newIp(), now = new Date() } = {}) {
  const ctx = system(now);
  const answer = await askForReset(ctx, { email, ip });
  const [bell] = ctx.after.rung as { name: string; payload: { request: number } }[];
  return { answer, bell, request: bell?.payload.request ?? 0 };
}

/** A link that works, as its mail brings it. */
async function newLink(now = new Date()): Promise<string> {
  const { request } = await ask(ada.email, { now });
  await send({ db, now }, request);
  return mailedToken(ada.email);
}

const finish = (token: string, { password = NEXT, now = new Date() } = {}) => {
  const ctx = system(now);
  return finishReset(ctx, { token, password }).then((outcome) => ({ outcome, ctx }));
};

describe('asking for a link', () => {
  test('answers alike and writes alike whether the address is ours or not', async () => {
    const stranger = newAddress();
    const [known, unknown] = [await ask(ada.email), await ask(stranger)];
    expect(known.answer).toEqual({ ok: true });
    expect(unknown.answer).toEqual(known.answer);
    expect([known.bell?.name, unknown.bell?.name]).toEqual(Array(2).fill('mail-password-reset'));
    const rows = await db
      .select()
      .from(passwordRequests)
      .where(inArray(passwordRequests.id, [known.request, unknown.request]));
    expect(rows.map(({ answeredAt }) => answeredAt)).toEqual([null, null]);
    expect(
      await db.select().from(passwordResets).where(eq(passwordResets.userId, ada.userId)),
    ).toEqual([]);
  });

  test('sends a link to us and nothing to anybody else', async () => {
    const stranger = newAddress();
    for (const email of [ada.email, stranger]) {
      await send({ db, now: new Date() }, (await ask(email)).request);
    }
    expect(await mailsTo(ada.email)).toMatchObject([{ subject: 'Choose a new Parley password' }]);
    expect(await mailsTo(stranger)).toEqual([]);
    expect(await ada.acts()).toEqual(['user.password_reset_mailed']);
  });

  test('keeps the link as a hash of 256 bits, for an hour', async () => {
    const now = new Date();
    const token = await newLink(now);
    expect(Buffer.from(token, 'base64url')).toHaveLength(32);
    const rows = await db
      .select()
      .from(passwordResets)
      .where(eq(passwordResets.userId, ada.userId));
    expect(rows).toMatchObject([
      { tokenHash: sha256(token), usedAt: null, expiresAt: new Date(now.getTime() + 60 * MINUTE) },
    ]);
    expect(JSON.stringify(rows)).not.toContain(token);
  });

  test('is answered once, however often the bell rings', async () => {
    const { request } = await ask(ada.email);
    for (let n = 0; n < 3; n++) await send({ db, now: new Date() }, request);
    expect(await mailsTo(ada.email)).toHaveLength(1);
  });

  test('that nobody was rung for is answered by the sweep, and given up after an hour', async () => {
    const { request } = await ask(ada.email);
    const ctx = system(later(1));
    await sweep(ctx);
    expect(ctx.after.rung).toContainEqual({ name: 'mail-password-reset', payload: { request } });
    await send({ db, now: later(61) }, request);
    expect(await mailsTo(ada.email)).toEqual([]);
  });

  test.for([
    ['one of us', () => ada.email],
    ['nobody we know', () => newAddress()],
  ] as const)('is limited for %s, by the address alone', async ([, whose]) => {
    const email = whose();
    for (let n = 0; n < RESET_LIMITS.perEmail; n++) {
      expect((await ask(email)).answer).toEqual({ ok: true });
    }
    const refused = await ask(email);
    expect(refused.answer).toMatchObject({ ok: false, reason: 'limited' });
    expect(refused.bell).toBeUndefined();
    expect((await ask(email, { now: later(61) })).answer).toEqual({ ok: true });
  });

  test('is limited for one network, whatever it asks for', async () => {
    const ip = newIp();
    for (let n = 0; n < RESET_LIMITS.perAddress; n++) await ask(newAddress(), { ip });
    expect((await ask(newAddress(), { ip })).answer).toMatchObject({ reason: 'limited' });
    expect((await ask(newAddress())).answer).toEqual({ ok: true });
  });

  test('twenty times at once is not twenty mails', async () => {
    const asked = await Promise.all(Array.from({ length: 20 }, () => ask(ada.email)));
    expect(asked.filter(({ answer }) => answer.ok)).toHaveLength(RESET_LIMITS.perEmail);
  });
});

describe('a link', () => {
  test('sets the password, ends every session, and warns by mail', async () => {
    await Promise.all([ada.enter(), ada.enter()]);
    expect(await ada.openSessions()).toHaveLength(2);
    const { outcome, ctx } = await finish(await newLink());

    expect(outcome).toEqual({ ok: true, email: ada.email });
    expect(await ada.openSessions()).toEqual([]);
    expect(await ada.enter()).toBeNull();
    expect(await ada.enter({ password: NEXT })).not.toBeNull();
    expect(ctx.after.mailed).toMatchObject([
      { to: ada.email, subject: 'Your Parley password was changed' },
    ]);
    expect(await ada.acts()).toContain('user.password_reset');
  });

  test('opens a sign-in that was locked by wrong tries', async () => {
    const rows = Array.from({ length: SIGN_IN_LIMITS.perEmail }, () => ({
      email: ada.email,
      ip: newIp(),
    }));
    await db.insert(signInFailures).values(rows.map((row) => ({ ...row, at: new Date() })));
    expect(await ada.enter()).toBeNull();
    await finish(await newLink());
    expect(await ada.enter({ password: NEXT })).not.toBeNull();
  });

  test('leaves access tokens as they are', async () => {
    const token = { userId: ada.userId, name: 'Reports', tokenHash: digits(64), ending: 'abcd' };
    await db.insert(accessTokens).values(token);
    await finish(await newLink());
    const rows = await db.select().from(accessTokens).where(eq(accessTokens.userId, ada.userId));
    expect(rows).toMatchObject([{ name: 'Reports', revokedAt: null }]);
  });

  test('works once', async () => {
    const token = await newLink();
    await finish(token);
    const { outcome, ctx } = await finish(token, { password: 'another password' });
    expect(outcome).toEqual({ ok: false, reason: 'used' });
    expect(ctx.after.mailed).toEqual([]);
    expect(await ada.enter({ password: NEXT })).not.toBeNull();
  });

  test('in two tabs at once works in one of them', async () => {
    const token = await newLink();
    const passwords = ['of the first tab', 'of the second tab'];
    const both = await Promise.all(passwords.map((password) => finish(token, { password })));
    expect(both.map(({ outcome }) => outcome.ok).toSorted()).toEqual([false, true]);
    expect(both.map(({ outcome }) => outcome)).toContainEqual({ ok: false, reason: 'used' });
    const winner = passwords[both.findIndex(({ outcome }) => outcome.ok)] ?? '';
    expect(await ada.enter({ password: winner })).not.toBeNull();
  });

  test('is over after an hour', async () => {
    const token = await newLink();
    expect((await finish(token, { now: later(61) })).outcome).toMatchObject({ reason: 'expired' });
    expect(await ada.enter()).not.toBeNull();
  });

  test('gives way to a newer one', async () => {
    const first = await newLink();
    const second = await newLink();
    expect((await finish(first)).outcome).toMatchObject({ reason: 'superseded' });
    expect((await finish(second)).outcome).toMatchObject({ ok: true });
  });

  test('that we never mailed is nobody’s', async () => {
    expect((await finish('x'.repeat(43))).outcome).toEqual({ ok: false, reason: 'unknown' });
  });

  test('concerns its own person only', async () => {
    const leo = await makePerson({ name: 'Leo' });
    await leo.enter();
    await finish(await newLink());
    expect(await leo.openSessions()).toHaveLength(1);
    expect(await leo.enter()).not.toBeNull();
  });

  test('cancels a change of address that somebody else may have begun', async () => {
    const email = newAddress();
    await startEmailChange(ada.as(), { email, password: ada.password, ip: newIp() });
    const stolen = await mailedToken(email);
    await finish(await newLink());
    const { confirmEmailChange } = await import('@/lib/services/email-changes/confirm');
    expect(await confirmEmailChange(system(), stolen)).toEqual({ ok: false, reason: 'expired' });
    expect((await ada.row())?.email).toBe(ada.email);
  });
});
