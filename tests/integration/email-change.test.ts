import { beforeEach, describe, expect, test } from 'vitest';
import { db } from '@/db/client';
import { findPendingEmail } from '@/db/queries/email-changes';
import { EMAIL_LINKS_PER_HOUR } from '@/lib/domain/mailed-link';
import { cancelEmailChange } from '@/lib/services/email-changes/cancel';
import { confirmEmailChange } from '@/lib/services/email-changes/confirm';
import { resendEmailChange } from '@/lib/services/email-changes/resend';
import { startEmailChange } from '@/lib/services/email-changes/start';
import { askForReset } from '@/lib/services/password-resets/ask';
import { finishReset } from '@/lib/services/password-resets/finish';
import { send } from '@/lib/services/password-resets/send';
import { system } from '../support/account.ts';
import { mailedToken, mailsTo } from '../support/mailbox.ts';
import { makePerson, newAddress, newIp } from '../support/person.ts';

const HOUR = 3_600_000;

let ada: Awaited<ReturnType<typeof makePerson>>;
let email: string;

beforeEach(async () => {
  ada = await makePerson();
  email = newAddress();
});

const later = (hours: number) => new Date(Date.now() + hours * HOUR);

const start = (typed: { email?: string; password?: string } = {}, ctx = ada.as()) =>
  startEmailChange(ctx, { email, password: ada.password, ip: newIp(), ...typed });

const pending = async () => (await findPendingEmail(db, ada.userId, new Date()))?.email;

describe('asking for another address', () => {
  test('mails a link there, warns the old address, and changes nothing yet', async () => {
    const ctx = ada.as();
    expect(await start({}, ctx)).toEqual({ ok: true, mailed: { ok: true } });
    expect(await mailsTo(email)).toMatchObject([{ subject: 'Confirm your address for Parley' }]);
    expect(ctx.after.mailed).toMatchObject([
      { to: ada.email, subject: 'Your Parley address is about to change' },
    ]);
    expect((await ada.row())?.email).toBe(ada.email);
    expect(await pending()).toBe(email);
    expect(await ada.acts()).toContain('user.email_change_started');
  });

  test('asks for the password', async () => {
    expect(await start({ password: 'nope' })).toEqual({ ok: false, reason: 'wrong_password' });
    expect(await mailsTo(email)).toEqual([]);
    expect(await pending()).toBeUndefined();
  });

  test('does not tell whether the address is somebody else’s', async () => {
    const leo = await makePerson();
    expect(await start({ email: leo.email })).toEqual({ ok: true, mailed: { ok: true } });
    expect(await pending()).toBe(leo.email);
  });

  test('is refused for the address that one has', async () => {
    expect(await start({ email: ada.email })).toEqual({ ok: false, reason: 'same_address' });
  });

  test('is no way to fill strangers’ mailboxes', async () => {
    for (let n = 0; n < EMAIL_LINKS_PER_HOUR; n++) await start({ email: newAddress() });
    expect(await start()).toEqual({ ok: false, reason: 'too_many_links' });
    expect(await resendEmailChange(ada.as())).toEqual({ ok: false, reason: 'too_many_links' });
    expect(await start({}, ada.as('none', later(2)))).toMatchObject({ ok: true });
  });
});

describe('the link', () => {
  test('changes the address, once, and says so to the old one', async () => {
    await start();
    const token = await mailedToken(email);
    const ctx = system();
    expect(await confirmEmailChange(ctx, token)).toEqual({ ok: true, email });
    expect((await ada.row())?.email).toBe(email);
    expect(ctx.after.mailed).toMatchObject([
      { to: ada.email, subject: 'Your Parley address was changed' },
    ]);
    expect(await ada.enter({ email })).not.toBeNull();
    expect(await ada.acts()).toContain('user.email_changed');
    expect(await confirmEmailChange(system(), token)).toEqual({ ok: false, reason: 'used' });
  });

  test('opened twice at once changes it once', async () => {
    await start();
    const token = await mailedToken(email);
    const both = await Promise.all([1, 2].map(() => confirmEmailChange(system(), token)));
    expect(both.filter(({ ok }) => ok)).toHaveLength(1);
    expect((await ada.acts()).filter((act) => act === 'user.email_changed')).toHaveLength(1);
  });

  test('is over after a day', async () => {
    await start();
    const token = await mailedToken(email);
    expect(await confirmEmailChange(system(later(25)), token)).toMatchObject({ reason: 'expired' });
  });

  test('gives way to a newer one, to the same address or another', async () => {
    await start();
    const first = await mailedToken(email);
    expect(await resendEmailChange(ada.as())).toMatchObject({ ok: true });
    const second = await mailedToken(email);
    await start({ email: newAddress() });
    for (const token of [first, second]) {
      expect(await confirmEmailChange(system(), token)).toMatchObject({ reason: 'superseded' });
    }
  });

  test('of a cancelled change does nothing', async () => {
    await start();
    await cancelEmailChange(ada.as());
    await cancelEmailChange(ada.as());
    expect(await pending()).toBeUndefined();
    expect(await confirmEmailChange(system(), await mailedToken(email))).toMatchObject({
      reason: 'expired',
    });
    expect(await resendEmailChange(ada.as())).toEqual({ ok: false, reason: 'nothing_waits' });
    expect((await ada.acts()).filter((act) => act.endsWith('cancelled'))).toHaveLength(1);
  });

  test('to an address that somebody else has by now says so, and changes nothing', async () => {
    const leo = await makePerson();
    await start({ email: leo.email });
    const token = await mailedToken(leo.email);
    expect(await confirmEmailChange(system(), token)).toEqual({ ok: false, reason: 'taken' });
    expect((await ada.row())?.email).toBe(ada.email);
  });

  test('of two people to one address is good for the first of them', async () => {
    const leo = await makePerson();
    await start();
    const hers = await mailedToken(email);
    await startEmailChange(leo.as(), { email, password: leo.password, ip: newIp() });
    const his = await mailedToken(email);
    const both = await Promise.all([hers, his].map((token) => confirmEmailChange(system(), token)));
    expect(both.filter(({ ok }) => ok)).toHaveLength(1);
    expect(both).toContainEqual({ ok: false, reason: 'taken' });
  });

  test('is nobody else’s to cancel', async () => {
    const leo = await makePerson();
    await start();
    await cancelEmailChange(leo.as());
    expect(await pending()).toBe(email);
    expect((await leo.row())?.email).toBe(leo.email);
  });

  test('ends the links to a new password that went to the old address', async () => {
    const ctx = system();
    await askForReset(ctx, { email: ada.email, ip: newIp() });
    const [bell] = ctx.after.rung as { payload: { request: number } }[];
    await send(ctx, bell?.payload.request ?? 0);
    const old = await mailedToken(ada.email);
    await start();
    await confirmEmailChange(system(), await mailedToken(email));
    expect(await finishReset(system(), { token: old, password: 'of a thief' })).toMatchObject({
      reason: 'expired',
    });
  });
});
