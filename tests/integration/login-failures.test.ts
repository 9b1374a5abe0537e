import { eq } from 'drizzle-orm';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { db } from '@/db/client';
import { logins } from '@/db/schema/logins';
import type { ConnectFailure } from '@/lib/domain/connect-failure';
import { subscribe } from '@/lib/services/inboxes/subscribe';
import { finish } from '@/lib/services/logins/finish';
import { codeOf, putBy } from '@/lib/services/logins/put-by';
import { recognise } from '@/lib/services/logins/recognise';
import { takeFound } from '@/lib/services/logins/take-found';
import { system } from '../support/account.ts';
import { control, logIn, newBusiness } from '../support/instagram-login.ts';
import {
  COMMENTS,
  fault,
  inboxOf,
  loginOf,
  makeWorkspace,
  usualInstagram,
  type Workspace,
} from '../support/workspace.ts';

let shop: Workspace;
beforeEach(async () => {
  shop = await makeWorkspace();
});
afterEach(usualInstagram);

describe('a login that ends otherwise', () => {
  test.for<[string, readonly string[], ConnectFailure]>([
    ['messages unticked', [COMMENTS], 'messages_not_allowed'],
    ['everything unticked', [], 'messages_not_allowed'],
  ])('%s', async ([, ticked, failure]) => {
    const { externalId } = await newBusiness();
    const done = await shop.connectAs({ account: externalId, ticked });
    expect(done).toEqual({ kind: 'failed', failure });
    expect(await inboxOf(externalId)).toEqual([]);
  });

  test('with a personal account', async () => {
    await control('PATCH', '/switches', { personalLogin: 'token' });
    const { externalId } = await newBusiness({ type: 'PERSONAL' });
    expect(await shop.connectAs({ account: externalId })).toEqual({
      kind: 'failed',
      failure: 'account_personal',
    });
  });

  test.for(['instagram', 'graph'])('with a code that was used, in %s’s shape', async (shape) => {
    await control('PATCH', '/switches', { exchangeErrors: shape });
    const { externalId } = await newBusiness();
    const first = await logIn(await shop.started(), { account: externalId });
    const second = await logIn(await shop.started(), { account: externalId });
    const one = await loginOf(first.state ?? '');
    const two = await loginOf(second.state ?? '');
    expect(await finish(system(), one, first.code ?? '')).toMatchObject({
      kind: 'connected',
    });
    expect(await finish(system(), two, first.code ?? '')).toEqual({
      kind: 'failed',
      failure: 'code_unusable',
    });
  });

  test('a state that is too old, or nobody’s', async () => {
    const { externalId } = await newBusiness();
    const { state = '' } = await logIn(await shop.started(), { account: externalId });
    const late = system(new Date(Date.now() + 10 * 60_000));
    expect(await recognise(late, 'instagram', state)).toEqual({
      ok: false,
      failure: 'link_expired',
    });
    for (const wrong of ['', 'x', `${state} `, '\0']) {
      expect(await recognise(system(), 'instagram', wrong)).toEqual({
        ok: false,
        failure: 'link_unknown',
      });
    }
  });

  test('the code waits under a key for whoever has to sign in first', async () => {
    const { externalId } = await newBusiness();
    const { state = '', code = '' } = await logIn(await shop.started(), { account: externalId });
    const login = await loginOf(state);
    await putBy(system(), login, code);
    const again = await loginOf(state);
    expect(again.code).not.toContain(code);
    expect(codeOf(again)).toBe(code);
    await finish(system(), again, code);
    const [row] = await db.select().from(logins).where(eq(logins.id, again.id));
    expect(row?.code).toBeNull();
  });

  test.for<[string, string, object, ConnectFailure]>([
    [
      'a page instead of an answer',
      '/oauth/access_token',
      { html: true, status: 502 },
      'instagram_unclear',
    ],
    ['no answer at all', '/oauth/access_token', { drop: true }, 'instagram_unreachable'],
    [
      'a deactivated app',
      '/oauth/access_token',
      { code: 200, message: 'API access deactivated. To reactivate, go to the app dashboard.' },
      'access_deactivated',
    ],
    [
      'an error that nobody knows',
      '/oauth/access_token',
      { code: 4711, message: '<b>?</b>' },
      'unexpected',
    ],
    ['an error with status 200', '/access_token', { status: 200, code: 10 }, 'basic_not_allowed'],
    ['too many requests', '/access_token', { code: 4 }, 'instagram_busy'],
    ['Instagram down at the last step', '/me', { code: 2, status: 500 }, 'instagram_unreachable'],
    ['a checkpoint', '/me', { code: 190, subcode: 459 }, 'account_restricted'],
    ['a cut line', '/me', { drop: true }, 'instagram_unclear'],
  ])('with %s', async ([, path, effect, failure]) => {
    const { externalId } = await newBusiness();
    await fault(path, effect);
    expect(await shop.connectAs({ account: externalId })).toEqual({ kind: 'failed', failure });
    expect(await inboxOf(externalId)).toEqual([]);
  });
});

describe('a subscription that fails', () => {
  test('leaves an inbox that says so, and is asked for again, ever more rarely', async () => {
    const { externalId } = await newBusiness();
    await fault('/me/subscribed_apps', { code: 2, status: 500 });
    const now = Date.now();
    expect(await shop.connectAs({ account: externalId })).toMatchObject({ kind: 'connected' });
    const [first] = await inboxOf(externalId);
    expect(first).toMatchObject({ subscribedFields: null, subscribeFailures: 1 });
    expect(first?.subscribeProblem).toMatch(/unavailable/);
    expect(first?.subscribeAt?.getTime()).toBeGreaterThan(now);

    await fault('/me/subscribed_apps', { code: 2, status: 500 });
    await subscribe(system(), first?.id ?? 0);
    const [second] = await inboxOf(externalId);
    expect(second?.subscribeFailures).toBe(2);

    await subscribe(system(), first?.id ?? 0);
    const [third] = await inboxOf(externalId);
    expect(third).toMatchObject({
      subscribeAt: null,
      subscribeFailures: 0,
      subscribeProblem: null,
    });
    expect(third?.subscribedFields).toContain('messages');
  });

  test('because the token is refused says that somebody has to connect again', async () => {
    const { externalId } = await newBusiness();
    await fault('/me/subscribed_apps', { code: 190 });
    await shop.connectAs({ account: externalId });
    const [inbox] = await inboxOf(externalId);
    expect(inbox?.problem).toMatch(/reconnect/);
  });

  test('because one field is unknown to this version is had with those that all know', async () => {
    const { externalId } = await newBusiness();
    await fault('/me/subscribed_apps', {
      code: 100,
      message: 'Param subscribed_fields[0] must be one of {…}',
    });
    await shop.connectAs({ account: externalId });
    const [inbox] = await inboxOf(externalId);
    expect(inbox).toMatchObject({ subscribeAt: null });
    expect(inbox?.subscribedFields).toContain('messages');
  });

  test('is not asked for again while it stands', async () => {
    const { externalId } = await newBusiness();
    await shop.connectAs({ account: externalId });
    const [inbox] = await inboxOf(externalId);
    await control('DELETE', '/ledger');
    await subscribe(system(), inbox?.id ?? 0);
    expect(await control('GET', '/ledger')).toEqual([]);
  });
});

describe('an account that was logged in to instead of the inbox’s own', () => {
  test('becomes an inbox of its own once somebody says so, and only once', async () => {
    const [mine, other] = [await newBusiness(), await newBusiness()];
    await shop.connectAs({ account: mine.externalId });
    const [inbox] = await inboxOf(mine.externalId);
    await shop.connectAs({ account: other.externalId, inboxId: inbox?.id ?? 0 });
    const rows = await db.select().from(logins).where(eq(logins.accountId, shop.accountId));
    expect(JSON.stringify(rows)).not.toContain('IGAA');

    expect(await takeFound(shop.asAdmin())).toMatchObject({ kind: 'connected', isNew: true });
    expect(await inboxOf(other.externalId)).toMatchObject([
      { accountId: shop.accountId, subscribeAt: null },
    ]);
    expect(await takeFound(shop.asAdmin())).toEqual({ kind: 'refused', failure: 'link_expired' });
  });

  test('is nobody else’s to take', async () => {
    const [mine, other] = [await newBusiness(), await newBusiness()];
    await shop.connectAs({ account: mine.externalId });
    const [inbox] = await inboxOf(mine.externalId);
    await shop.connectAs({ account: other.externalId, inboxId: inbox?.id ?? 0 });
    const colleague = await shop.member('administrator');
    for (const ctx of [shop.asAdmin(colleague), (await makeWorkspace()).asAdmin()]) {
      expect(await takeFound(ctx)).toEqual({ kind: 'refused', failure: 'link_expired' });
    }
    expect(await inboxOf(other.externalId)).toEqual([]);
  });
});
