import { and, eq } from 'drizzle-orm';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { db } from '@/db/client';
import { listRemovals } from '@/db/queries/removal';
import { audits } from '@/db/schema/accounts';
import { inboxes } from '@/db/schema/inboxes';
import { remove } from '@/lib/services/inboxes/remove';
import { subscribe } from '@/lib/services/inboxes/subscribe';
import { makeAccount, system, type TestAccount, type TestMember } from '../support/account.ts';
import { arrives, newCustomer, webhookBody, written } from '../support/instagram.ts';
import { control, newBusiness } from '../support/instagram-login.ts';
import { fill } from '../support/remains.ts';
import { fault, inboxOf, makeWorkspace, usualInstagram } from '../support/workspace.ts';

let shop: TestAccount;
let boss: TestMember;
let agent: TestMember;

const asBoss = () => shop.as(boss, { role: 'administrator' });
const row = async (id = shop.inbox.id) =>
  (await db.select().from(inboxes).where(eq(inboxes.id, id)))[0];
const records = () =>
  db
    .select()
    .from(audits)
    .where(and(eq(audits.accountId, shop.accountId), eq(audits.act, 'inbox.removed')));

beforeEach(async () => {
  shop = await makeAccount();
  boss = await shop.member('administrator', { inInbox: false });
  agent = await shop.member('agent');
  const { externalId: account } = shop;
  await arrives(
    webhookBody(account, written({ account, customer: newCustomer(), text: 'Zanzibar' })),
  );
});

describe('removing an inbox', () => {
  test('forgets its token, counts what is to go, stands in the record, and begins', async () => {
    await fill(shop, { people: 4 });
    const ctx = asBoss();
    expect(await remove(ctx, shop.inbox.id, ' shop ')).toMatchObject({ ok: true });
    expect(await row()).toMatchObject({
      accessToken: '',
      releasedAt: ctx.now,
      removedAt: ctx.now,
      removedTotal: 5,
      tokenRefreshAt: null,
      subscribeAt: null,
    });
    expect(await records()).toMatchObject([
      {
        userId: boss.userId,
        subject: `inbox:${shop.inbox.id}`,
        details: { name: 'shop', conversations: 5 },
      },
    ]);
    expect(ctx.after.rung).toEqual([{ name: 'delete-inbox', payload: { inbox: shop.inbox.id } }]);
    expect(ctx.after.told).toEqual([{ accountId: shop.accountId, note: { type: 'refresh' } }]);
    const { accountId } = ctx.scope;
    expect(await listRemovals(db, { accountId, role: 'system' })).toEqual([
      { id: shop.inbox.id, total: 5, left: 5 },
    ]);
  });

  test('wants its name', async () => {
    const before = await row();
    for (const typed of ['', 'Shop', 'shops']) {
      expect(await remove(asBoss(), shop.inbox.id, typed)).toEqual({
        ok: false,
        reason: 'name_differs',
        name: 'shop',
      });
    }
    expect(await row()).toEqual(before);
  });

  test('is for the administrators of its account', async () => {
    const before = await row();
    const other = await makeAccount();
    const stranger = other.as(await other.member('administrator'), { role: 'administrator' });
    for (const ctx of [shop.as(agent), shop.as(agent, { role: 'administrator' }), stranger]) {
      await expect(remove(ctx, shop.inbox.id, 'shop')).rejects.toThrow('inbox');
    }
    expect(await row()).toEqual(before);
    expect(await records()).toEqual([]);
  });

  test('twice, or by two at once, is once', async () => {
    const both = await Promise.allSettled([
      remove(asBoss(), shop.inbox.id, 'shop'),
      remove(asBoss(), shop.inbox.id, 'shop'),
    ]);
    expect(both.map(({ status }) => status).toSorted()).toEqual(['fulfilled', 'rejected']);
    const before = await row();
    await expect(remove(asBoss(), shop.inbox.id, 'shop')).rejects.toThrow('inbox');
    expect(await row()).toEqual(before);
    expect(await records()).toHaveLength(1);
  });

  test('leaves its account to whoever connects it next', async () => {
    await remove(asBoss(), shop.inbox.id, 'shop');
    const next = await makeAccount({ externalId: shop.externalId });
    expect(next.inbox.externalId).toBe(shop.externalId);
  });

  test('is not undone by a subscription that was under way', async () => {
    await db.update(inboxes).set({ subscribeAt: new Date() }).where(eq(inboxes.id, shop.inbox.id));
    await fault('/me/subscribed_apps', { hang: 300 });
    const subscribing = subscribe(system(), shop.inbox.id);
    await remove(asBoss(), shop.inbox.id, 'shop');
    await subscribing;
    expect((await row())?.subscribeAt).toBeNull();
    await usualInstagram();
  });
});

describe('Instagram', () => {
  afterEach(usualInstagram);

  const connected = async () => {
    const { externalId, username } = await newBusiness();
    const workspace = await makeWorkspace();
    await workspace.connectAs({ account: externalId });
    const [inbox] = await inboxOf(externalId);
    const fields = async () =>
      (
        await control<{ subscribedFields: readonly string[] }>(
          'GET',
          `/account?account=${externalId}`,
        )
      ).subscribedFields;
    return { ...workspace, id: inbox?.id ?? 0, username, fields };
  };

  test('sends nothing more', async () => {
    const { asAdmin, id, username, fields } = await connected();
    expect(await fields()).toContain('messages');
    expect(await remove(asAdmin(), id, username)).toMatchObject({ ok: true, told: true });
    expect(await fields()).toEqual([]);
  });

  test.for([
    ['refuses', { code: 190, subcode: 458 }],
    ['is away', { drop: true }],
  ] as const)('that %s holds nothing up, and is not said to know', async ([, effect]) => {
    const { asAdmin, id, username } = await connected();
    await fault('/me/subscribed_apps', effect);
    expect(await remove(asAdmin(), id, username)).toMatchObject({ ok: true, told: false });
    expect((await row(id))?.removedAt).not.toBeNull();
  });

  test('is not asked about an inbox that was let go of', async () => {
    const { asAdmin, id, username } = await connected();
    await db.update(inboxes).set({ releasedAt: new Date() }).where(eq(inboxes.id, id));
    await control('DELETE', '/ledger');
    expect(await remove(asAdmin(), id, username)).toMatchObject({ ok: true, told: true });
    const calls = await control<readonly { path: string }[]>('GET', '/ledger');
    expect(calls.filter(({ path }) => path.includes('subscribed_apps'))).toEqual([]);
  });
});
