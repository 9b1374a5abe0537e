import { beforeEach, describe, expect, test } from 'vitest';
import { db } from '@/db/client';
import { listSessions } from '@/db/queries/sessions';
import { SIGN_IN_LIMITS } from '@/lib/domain/sign-in';
import { sha256 } from '@/lib/platform/crypto';
import { askForReset } from '@/lib/services/password-resets/ask';
import { finishReset } from '@/lib/services/password-resets/finish';
import { send } from '@/lib/services/password-resets/send';
import { endSession } from '@/lib/services/sessions/end';
import { endOtherSessions } from '@/lib/services/sessions/end-others';
import { changePassword } from '@/lib/services/users/change-password';
import { rename } from '@/lib/services/users/rename';
import { system } from '../support/account.ts';
import { mailedToken } from '../support/mailbox.ts';
import { makePerson, newIp } from '../support/person.ts';

const NEXT = 'a new password';

let ada: Awaited<ReturnType<typeof makePerson>>;
let here: string;

beforeEach(async () => {
  ada = await makePerson();
  here = (await ada.enter()) ?? '';
});

const change = (typed: { current?: string; next?: string } = {}, ctx = ada.as(here)) =>
  changePassword(ctx, { current: ada.password, next: NEXT, ip: newIp(), ...typed });

describe('changing one’s password', () => {
  test('ends every other session, keeps this one, and warns by mail', async () => {
    await ada.enter();
    const ctx = ada.as(here);
    expect(await change({}, ctx)).toEqual({ ok: true, sessionsEnded: 1 });
    expect(await ada.openSessions()).toEqual([here]);
    expect(ctx.after.mailed).toMatchObject([{ to: ada.email }]);
    expect(await ada.acts()).toContain('user.password_changed');
    expect(await ada.enter({ password: NEXT })).not.toBeNull();
  });

  test('asks for the current one, and changes nothing without it', async () => {
    expect(await change({ current: 'nope' })).toEqual({ ok: false, reason: 'wrong_password' });
    expect(await ada.enter()).not.toBeNull();
    expect(await ada.acts()).not.toContain('user.password_changed');
  });

  test('is no way to guess it: wrong ones count as failed sign-ins', async () => {
    for (let n = 0; n < SIGN_IN_LIMITS.perEmail; n++) await change({ current: `guess ${n}` });
    expect(await change()).toMatchObject({ ok: false, reason: 'limited' });
    expect(await ada.enter()).toBeNull();
  });

  test('thirty guesses at once are not thirty guesses', async () => {
    const tries = await Promise.all(Array.from({ length: 30 }, () => change({ current: 'nope' })));
    const wrong = tries.filter((outcome) => !outcome.ok && outcome.reason === 'wrong_password');
    expect(wrong).toHaveLength(SIGN_IN_LIMITS.perEmail);
  });

  test('in two tabs at once works in one of them, and the other is told', async () => {
    const both = await Promise.all([
      change({ next: 'of the first' }),
      change({ next: 'of the second' }),
    ]);
    expect(both.filter(({ ok }) => ok)).toHaveLength(1);
    expect(both.find(({ ok }) => !ok)).toEqual({ ok: false, reason: 'changed_meanwhile' });
  });

  test('ends a link that was mailed before', async () => {
    const ctx = system();
    await askForReset(ctx, { email: ada.email, ip: newIp() });
    const [bell] = ctx.after.rung as { payload: { request: number } }[];
    await send(ctx, bell?.payload.request ?? 0);
    const token = await mailedToken(ada.email);
    await change();
    expect(await finishReset(system(), { token, password: 'of a thief' })).toMatchObject({
      ok: false,
    });
    expect(await ada.enter({ password: NEXT })).not.toBeNull();
  });

  test('leaves other people’s sessions alone', async () => {
    const leo = await makePerson();
    await leo.enter();
    await change();
    expect(await leo.openSessions()).toHaveLength(1);
  });
});

describe('signed-in browsers', () => {
  test('are listed, the newest first, without what would sign somebody in', async () => {
    const there = await ada.enter();
    const listed = await listSessions(db, ada.userId, new Date());
    expect(listed.map(({ handle }) => handle)).toEqual([sha256(there ?? ''), sha256(here)]);
    expect(JSON.stringify(listed)).not.toContain(here);
  });

  test('can be signed out one by one; twice is as good as once', async () => {
    const there = (await ada.enter()) ?? '';
    await endSession(ada.as(here), sha256(there));
    await endSession(ada.as(here), sha256(there));
    expect(await ada.openSessions()).toEqual([here]);
    expect((await ada.acts()).filter((act) => act === 'user.session_ended')).toHaveLength(1);
  });

  test('can be signed out all but this one', async () => {
    await Promise.all([ada.enter(), ada.enter()]);
    await endOtherSessions(ada.as(here));
    expect(await ada.openSessions()).toEqual([here]);
  });

  test('of somebody else can not', async () => {
    const leo = await makePerson();
    const his = (await leo.enter()) ?? '';
    await endSession(ada.as(here), sha256(his));
    await endOtherSessions(ada.as(here));
    expect(await leo.openSessions()).toEqual([his]);
  });
});

test('a new name is on record once, and not when it is the old one', async () => {
  await rename(ada.as(here), 'Ada Lovelace');
  await rename(ada.as(here), 'Ada Lovelace');
  expect((await ada.row())?.name).toBe('Ada Lovelace');
  expect((await ada.acts()).filter((act) => act === 'user.renamed')).toHaveLength(1);
});
