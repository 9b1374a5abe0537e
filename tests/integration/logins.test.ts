import { eq } from 'drizzle-orm';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { db } from '@/db/client';
import { audits } from '@/db/schema/accounts';
import { inboxes } from '@/db/schema/inboxes';
import { logins } from '@/db/schema/logins';
import { decrypt } from '@/lib/platform/crypto';
import { begin } from '@/lib/services/logins/begin';
import { finish } from '@/lib/services/logins/finish';
import { recognise } from '@/lib/services/logins/recognise';
import { changeRole } from '@/lib/services/members/change-role';
import { makeAccount, system } from '../support/account.ts';
import { control, logIn, newBusiness } from '../support/instagram-login.ts';
import {
  BASIC,
  COMMENTS,
  inboxOf,
  loginOf,
  MESSAGES,
  makeWorkspace,
  usualInstagram,
  type Workspace,
} from '../support/workspace.ts';

let shop: Workspace;
beforeEach(async () => {
  shop = await makeWorkspace();
});
afterEach(usualInstagram);

describe('the address that a person is sent to', () => {
  test('is Instagram’s, with what Parley needs and a state that is nowhere to be read', async () => {
    const url = new URL(await shop.started());
    expect(`${url.origin}${url.pathname}`).toBe(`${process.env.INSTAGRAM_WWW_URL}/oauth/authorize`);
    expect(Object.fromEntries(url.searchParams)).toMatchObject({
      client_id: process.env.INSTAGRAM_APP_ID,
      redirect_uri: `${process.env.APP_URL}/instagram/callback`,
      response_type: 'code',
      scope: [BASIC, MESSAGES, COMMENTS].join(','),
    });
    expect(url.searchParams.has('force_reauth')).toBe(false);
    const state = url.searchParams.get('state') ?? '';
    expect(state.length).toBeGreaterThanOrEqual(43);
    expect(JSON.stringify(await db.select().from(logins))).not.toContain(state);
  });

  test('asks who it is again when an inbox is reconnected', async () => {
    const url = new URL(await shop.started(shop.inbox.id));
    expect(url.searchParams.get('force_reauth')).toBe('true');
  });

  test('is for administrators, and for inboxes of their own account', async () => {
    const agent = await shop.member('agent');
    const wanted = { channel: 'instagram', inboxId: null } as const;
    await expect(begin(shop.as(agent), wanted)).rejects.toThrow('account');
    const other = await makeAccount();
    await expect(begin(shop.asAdmin(), { ...wanted, inboxId: other.inbox.id })).rejects.toThrow(
      'inbox',
    );
  });
});

describe('a finished login', () => {
  test.for([
    { tokenAnswer: 'wrapped', me: 'flat', tokenUserId: 'string', accountType: 'wire' },
    { tokenAnswer: 'flat', me: 'wrapped', tokenUserId: 'number', accountType: 'documented' },
  ])('makes an inbox that receives, whatever shape the answers have: %j', async (switches) => {
    await control('PATCH', '/switches', switches);
    const { externalId, appScopedId, username } = await newBusiness({ name: 'North Lane' });
    const before = Date.now();
    const done = await shop.connectAs({ account: externalId });
    expect(done).toMatchObject({ kind: 'connected', isNew: true });

    const [inbox] = await inboxOf(externalId);
    expect(inbox).toMatchObject({
      accountId: shop.accountId,
      name: 'North Lane',
      username,
      appScopedId,
      problem: null,
      subscribeAt: null,
      subscribeProblem: null,
      permissions: [BASIC, MESSAGES, COMMENTS].join(','),
    });
    expect(inbox?.subscribedFields?.split(',')).toEqual(
      expect.arrayContaining(['messages', 'message_edit', 'comments']),
    );
    const days = ((inbox?.tokenExpiresAt?.getTime() ?? 0) - before) / 86_400_000;
    expect(Math.round(days)).toBe(60);
    expect(decrypt(inbox?.accessToken ?? '', ['inboxes', 'access_token', externalId])).toMatch(
      /^IG/,
    );
    const [act] = await db
      .select()
      .from(audits)
      .where(eq(audits.subject, `inbox:${inbox?.id}`));
    expect(act).toMatchObject({ act: 'inbox.connected', userId: shop.admin.userId });
  });

  test('without comments allowed asks for everything else', async () => {
    const { externalId } = await newBusiness();
    await shop.connectAs({ account: externalId, ticked: [MESSAGES] });
    const [inbox] = await inboxOf(externalId);
    expect(inbox).toMatchObject({ permissions: `${BASIC},${MESSAGES}`, subscribeAt: null });
    expect(inbox?.subscribedFields).not.toContain('comments');
  });

  test('works once: the second use finds it used and changes nothing', async () => {
    const { externalId } = await newBusiness();
    const { state = '', code = '' } = await logIn(await shop.started(), { account: externalId });
    const login = await loginOf(state);
    const both = await Promise.all([finish(system(), login, code), finish(system(), login, code)]);
    expect(both.map(({ kind }) => kind).toSorted()).toEqual(['connected', 'refused']);
    expect(await inboxOf(externalId)).toHaveLength(1);
    expect(await recognise(system(), 'instagram', state)).toEqual({
      ok: false,
      failure: 'link_used',
    });
  });

  test('of the same account in two tabs makes one inbox', async () => {
    const { externalId } = await newBusiness();
    const done = await Promise.all(
      Array.from({ length: 4 }, () => shop.connectAs({ account: externalId })),
    );
    expect(new Set(done.map((each) => each.kind))).toEqual(new Set(['connected']));
    expect(done.filter((each) => each.kind === 'connected' && each.isNew)).toHaveLength(1);
    expect(await inboxOf(externalId)).toHaveLength(1);
  });

  test('connects again what was refused: new token, no problem, name as it was', async () => {
    const { externalId } = await newBusiness();
    await shop.connectAs({ account: externalId });
    const [first] = await inboxOf(externalId);
    await db
      .update(inboxes)
      .set({ name: 'Our name', problem: 'refused', problemSince: new Date() })
      .where(eq(inboxes.externalId, externalId));

    const done = await shop.connectAs({ account: externalId, inboxId: first?.id ?? 0 });
    expect(done).toMatchObject({ kind: 'connected', isNew: false, inboxId: first?.id });
    const [again] = await inboxOf(externalId);
    expect(again).toMatchObject({ id: first?.id, name: 'Our name', problem: null });
    expect(again?.accessToken).not.toBe(first?.accessToken);
  });

  test('of another account than the inbox’s is asked about, not done', async () => {
    const [mine, other] = [await newBusiness(), await newBusiness()];
    await shop.connectAs({ account: mine.externalId });
    const [inbox] = await inboxOf(mine.externalId);
    const done = await shop.connectAs({ account: other.externalId, inboxId: inbox?.id ?? 0 });
    expect(done).toEqual({ kind: 'failed', failure: 'account_different' });
    expect(await inboxOf(other.externalId)).toEqual([]);
    expect(await inboxOf(mine.externalId)).toEqual([inbox]);
  });

  test('of an account that another workspace has is refused, and moves nothing', async () => {
    const { externalId } = await newBusiness();
    await shop.connectAs({ account: externalId });
    const before = await inboxOf(externalId);
    const other = await makeWorkspace();
    const done = await other.connectAs({ account: externalId });
    expect(done).toEqual({ kind: 'failed', failure: 'account_taken' });
    expect(await inboxOf(externalId)).toEqual(before);
  });

  test('of somebody who is no administrator any more is refused', async () => {
    const { externalId } = await newBusiness();
    const boss = await shop.member('administrator');
    const url = await shop.started(null, boss);
    await changeRole(shop.asAdmin(), boss.memberId, 'agent');
    const { state = '', code = '' } = await logIn(url, { account: externalId });
    const login = await loginOf(state);
    expect(await finish(system(), login, code)).toEqual({
      kind: 'refused',
      failure: 'not_administrator',
    });
    expect(await inboxOf(externalId)).toEqual([]);
  });
});
