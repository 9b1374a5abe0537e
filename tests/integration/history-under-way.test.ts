import { and, eq, sql } from 'drizzle-orm';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { db } from '@/db/client';
import { audits } from '@/db/schema/accounts';
import { imports } from '@/db/schema/imports';
import { inboxes } from '@/db/schema/inboxes';
import { messages } from '@/db/schema/messages';
import { begin } from '@/lib/services/imports/begin';
import { cancel } from '@/lib/services/imports/cancel';
import { goOn } from '@/lib/services/imports/go-on';
import { sweep } from '@/lib/services/sweep/sweep';
import { digits, makeAccount, system } from '../support/account.ts';
import { control } from '../support/instagram-login.ts';
import {
  importsOf,
  readsOn,
  type ShopWithPast,
  shopWithPast,
  threadWith,
} from '../support/past.ts';
import { fault, usualInstagram } from '../support/workspace.ts';

const DAY = 24 * 3_600_000;
/** Instagram tells times to the second. */
const NOW = Math.floor(Date.now() / 1000) * 1000;
const ago = (ms: number) => NOW - ms;

let shop: ShopWithPast;
beforeEach(async () => {
  shop = await shopWithPast();
});
afterEach(usualInstagram);

const asBoss = () => shop.as(shop.admin, { role: 'administrator' });
const newestOf = async (inboxId: number) => (await importsOf(inboxId))[0];

describe('an import that is under way', () => {
  async function withThreads(count: number) {
    const people = [];
    for (let each = 0; each < count; each++) {
      const who = await shop.customer();
      await shop.asks(who, `Hello from ${each}`, ago((3 + each) * DAY));
      people.push(who);
    }
    return people;
  }

  test('goes on where it was when whoever read it dies on the way', async () => {
    const people = await withThreads(3);
    const inbox = await shop.connected();
    await fault('*/messages', { code: 2, status: 500 });
    await goOn(system(), inbox.id);
    const stopped = await newestOf(inbox.id);
    expect(stopped).toMatchObject({ state: 'running', failures: 1, threads: 0 });
    expect(stopped?.pending).toHaveLength(3);

    const later = new Date((stopped?.dueAt?.getTime() ?? 0) + 1000);
    await readsOn(inbox.id, later);

    expect(await newestOf(inbox.id)).toMatchObject({ state: 'done', threads: 3, failures: 0 });
    for (const who of people) expect((await threadWith(inbox.id, who)).texts).toHaveLength(1);
  });

  test('is not asked for before its time, and rung for by the sweep once that has come', async () => {
    await withThreads(1);
    const inbox = await shop.connected();
    await fault('/me/conversations', { code: 80002 });
    await goOn(system(), inbox.id);
    const { dueAt } = (await newestOf(inbox.id)) ?? {};
    const due = dueAt ?? new Date(0);
    await goOn(system(new Date(due.getTime() - 1000)), inbox.id);
    expect(await newestOf(inbox.id)).toMatchObject({ state: 'running', failures: 1, pending: [] });

    const ctx = system(new Date(due.getTime() + 1000));
    await sweep(ctx);
    expect(ctx.after.rung).toContainEqual({
      name: 'import-history',
      payload: { inbox: inbox.id },
    });
  });

  test('also reads a thread that moves past it while it goes down the list', async () => {
    const people = await withThreads(21);
    const last = people.at(-1) ?? '';
    const inbox = await shop.connected();
    await goOn(system(), inbox.id);
    await shop.asks(last, 'Still there?', Date.now());
    await readsOn(inbox.id);
    expect((await threadWith(inbox.id, last)).texts).toEqual(['Hello from 20', 'Still there?']);
    expect(await newestOf(inbox.id)).toMatchObject({ state: 'done' });
  });

  test('keeps nothing of a page that can’t be kept whole, and tries it again', async () => {
    const [who = ''] = await withThreads(1);
    await shop.asks(who, 'broken', ago(2 * DAY));
    const inbox = await shop.connected();
    const constraint = sql.raw(`messages_refuse_${digits(12)}`);
    await db.execute(
      sql`alter table ${messages} add constraint ${constraint} check (content <> 'broken') not valid`,
    );
    await goOn(system(), inbox.id);
    expect((await threadWith(inbox.id, who)).conversations).toEqual([]);
    const stopped = await newestOf(inbox.id);
    expect(stopped).toMatchObject({ state: 'running', failures: 1, messagesSaved: 0 });

    await db.execute(sql`alter table ${messages} drop constraint ${constraint}`);
    await readsOn(inbox.id, new Date((stopped?.dueAt?.getTime() ?? 0) + 1000));
    expect((await threadWith(inbox.id, who)).texts).toEqual(['Hello from 0', 'broken']);
    expect(await newestOf(inbox.id)).toMatchObject({ state: 'done', failures: 0 });
  });

  test('is not begun a second time', async () => {
    await withThreads(1);
    const inbox = await shop.connected();
    expect(await begin(asBoss(), inbox.id)).toBe('begun_before');
    expect(await importsOf(inbox.id)).toHaveLength(1);
  });

  test('ends when an administrator stops it, keeps what came, and goes on from there when asked', async () => {
    await withThreads(2);
    const inbox = await shop.connected();
    await goOn(system(), inbox.id).catch(() => undefined);
    await db
      .update(imports)
      .set({ state: 'running', dueAt: new Date(), finishedAt: null })
      .where(eq(imports.inboxId, inbox.id));
    expect(await cancel(asBoss(), inbox.id)).toBe(true);
    const stopped = await newestOf(inbox.id);
    expect(stopped).toMatchObject({ state: 'cancelled', dueAt: null });
    await goOn(system(), inbox.id);
    expect(await newestOf(inbox.id)).toEqual(stopped);
    expect(await cancel(asBoss(), inbox.id)).toBe(false);

    expect(await begin(asBoss(), inbox.id)).toBe('begun');
    expect(await importsOf(inbox.id)).toHaveLength(1);
    await readsOn(inbox.id);
    expect(await newestOf(inbox.id)).toMatchObject({ state: 'done', finishedAt: expect.any(Date) });
    const acts = await db
      .select({ act: audits.act })
      .from(audits)
      .where(and(eq(audits.accountId, shop.accountId), eq(audits.subject, `inbox:${inbox.id}`)));
    expect(acts.map(({ act }) => act)).toEqual([
      'inbox.connected',
      'inbox.import_cancelled',
      'inbox.import_begun',
    ]);
  });

  test('fails in words when Instagram refuses the account, and goes on once that is well', async () => {
    await withThreads(1);
    const inbox = await shop.connected();
    await control('PATCH', `/accounts/${shop.externalId}/token`, { state: 'password_changed' });
    const ctx = system();
    await goOn(ctx, inbox.id);
    expect(await newestOf(inbox.id)).toMatchObject({
      state: 'failed',
      problem: expect.stringMatching(/password/),
    });
    const [refused] = await db.select().from(inboxes).where(eq(inboxes.id, inbox.id));
    expect(refused?.problem).toMatch(/password/);
    expect(ctx.after.told).toContainEqual({
      accountId: shop.accountId,
      note: { type: 'refresh' },
    });

    await control('PATCH', `/accounts/${shop.externalId}/token`, { state: 'valid' });
    await begin(asBoss(), inbox.id);
    await readsOn(inbox.id);
    expect(await newestOf(inbox.id)).toMatchObject({ state: 'done', threads: 1, problem: null });
  });

  test('is nobody’s to begin or stop but an administrator’s of the account', async () => {
    const inbox = await shop.connected();
    const agent = shop.as(await shop.member('agent'));
    const stranger = await makeAccount();
    const other = stranger.as(await stranger.member('administrator'), { role: 'administrator' });
    for (const ctx of [agent, other]) {
      await expect(begin(ctx, inbox.id)).rejects.toThrow('inbox');
      await expect(cancel(ctx, inbox.id)).rejects.toThrow('inbox');
    }
    expect(await newestOf(inbox.id)).toMatchObject({ state: 'running' });
  });
});
