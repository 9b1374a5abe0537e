import { eq } from 'drizzle-orm';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { db } from '@/db/client';
import { imports } from '@/db/schema/imports';
import { type Inbox, inboxes } from '@/db/schema/inboxes';
import { checkGaps } from '@/lib/services/imports/check-gaps';
import { fillGap } from '@/lib/services/imports/fill-gap';
import { checkSubscription } from '@/lib/services/inboxes/check-subscription';
import { subscribe } from '@/lib/services/inboxes/subscribe';
import { sweep } from '@/lib/services/sweep/sweep';
import { system } from '../support/account.ts';
import { control } from '../support/instagram-login.ts';
import {
  importsOf,
  readsOn,
  type ShopWithPast,
  shopWithPast,
  threadWith,
} from '../support/past.ts';
import { fault, inboxOf, usualInstagram } from '../support/workspace.ts';

const HOUR = 3_600_000;
const DAY = 24 * HOUR;
const NOW = Math.floor(Date.now() / 1000) * 1000;
const ago = (ms: number) => NOW - ms;

let shop: ShopWithPast;
let mira = '';
let inbox: Inbox;

/** Connected and read; whatever is written from here on, nobody tells us. */
beforeEach(async () => {
  shop = await shopWithPast();
  mira = await shop.customer();
  await shop.asks(mira, 'From before', ago(5 * DAY));
  inbox = await shop.connected();
  await subscribe(system(), inbox.id);
  await readsOn(inbox.id);
  await shop.tellsNothing();
});
afterEach(usualInstagram);

const reread = async () => (await inboxOf(shop.externalId))[0];
const newest = async () => (await importsOf(inbox.id))[0];
const change = (row: Partial<Inbox>) => db.update(inboxes).set(row).where(eq(inboxes.id, inbox.id));
const count = async () => (await importsOf(inbox.id)).length;

describe('what was missed', () => {
  test('of the last day counts like any other message, since somebody waits for an answer', async () => {
    await shop.asks(mira, 'Anybody there?', ago(3 * HOUR));
    await fillGap(system(), inbox.id, new Date(ago(4 * HOUR)));
    await readsOn(inbox.id);
    const thread = await threadWith(inbox.id, mira);
    expect(thread.texts).toEqual(['From before', 'Anybody there?']);
    expect(thread.messages.map(({ imported }) => imported)).toEqual([true, false]);
    expect(thread.conversations.at(-1)).toMatchObject({
      status: 'open',
      unreadCount: 1,
      lastInboundAt: new Date(ago(3 * HOUR)),
    });
  });

  test('before that is filed with the past', async () => {
    await shop.asks(mira, 'Never mind', ago(2 * DAY));
    await fillGap(system(), inbox.id, new Date(ago(3 * DAY)));
    await readsOn(inbox.id);
    const thread = await threadWith(inbox.id, mira);
    expect(thread.texts).toEqual(['From before', 'Never mind']);
    expect(thread.messages.every(({ imported }) => imported)).toBe(true);
    expect(
      thread.conversations.every(
        ({ status, unreadCount }) => status === 'resolved' && unreadCount === 0,
      ),
    ).toBe(true);
  });

  test('is read no further back than it may have been missed', async () => {
    const otto = await shop.customer();
    await shop.asks(otto, 'Long ago', ago(4 * DAY));
    await shop.asks(mira, 'Now', ago(HOUR));
    await fillGap(system(), inbox.id, new Date(ago(2 * HOUR)));
    await readsOn(inbox.id);
    expect((await threadWith(inbox.id, otto)).texts).toEqual([]);
    expect(await newest()).toMatchObject({
      kind: 'gap',
      state: 'done',
      threads: 1,
      messagesRead: 1,
    });
  });

  test('goes before all that is long over, which goes on afterwards', async () => {
    const history = eq(imports.inboxId, inbox.id);
    await db.update(imports).set({ state: 'running', finishedAt: null }).where(history);
    await shop.asks(mira, 'Now', ago(HOUR));
    await fillGap(system(), inbox.id, new Date(ago(2 * HOUR)));
    expect((await importsOf(inbox.id)).map(({ kind, state }) => [kind, state])).toEqual([
      ['gap', 'running'],
      ['history', 'waiting'],
    ]);
    await readsOn(inbox.id);
    expect((await importsOf(inbox.id)).map(({ kind, state }) => [kind, state])).toEqual([
      ['gap', 'done'],
      ['history', 'done'],
    ]);
  });

  test('is looked for from the earlier moment when it is asked for twice', async () => {
    await fillGap(system(), inbox.id, new Date(ago(2 * HOUR)));
    await fillGap(system(), inbox.id, new Date(ago(6 * HOUR)));
    await fillGap(system(), inbox.id, new Date(ago(HOUR)));
    expect(await count()).toBe(2);
    expect(await newest()).toMatchObject({ kind: 'gap', since: new Date(ago(6 * HOUR)) });
  });
});

describe('a gap is looked for', () => {
  test('when an account is connected again, from when something last came', async () => {
    await change({ lastEventAt: new Date(ago(7 * HOUR)), problemSince: new Date(ago(2 * HOUR)) });
    await shop.connected();
    const { kind, since } = (await newest()) ?? {};
    expect(kind).toBe('gap');
    expect(since?.getTime()).toBeLessThan(ago(7 * HOUR));
    expect(since?.getTime()).toBeGreaterThan(ago(26 * HOUR));
  });

  test('when a subscription was lost and is had again', async () => {
    await change({ checkAt: new Date(ago(HOUR)) });
    await shop.asks(mira, 'Hello?', ago(HOUR));
    await checkSubscription(system(), inbox.id);
    expect(await newest()).toMatchObject({ kind: 'gap', state: 'running' });
    await readsOn(inbox.id);
    expect((await threadWith(inbox.id, mira)).texts).toContain('Hello?');
  });

  test('not when an account is subscribed for the first time: everything is read then', async () => {
    expect((await importsOf(inbox.id)).map(({ kind }) => kind)).toEqual(['history']);
  });
});

describe('the daily look', () => {
  beforeEach(() => change({ gapCheckAt: new Date(ago(HOUR)) }));

  test('finds that Instagram knows of a newer message than we do', async () => {
    await shop.asks(mira, 'Anybody there?', ago(3 * HOUR));
    const ctx = system();
    await checkGaps(ctx, inbox.id);
    expect(ctx.after.rung).toEqual([{ name: 'import-history', payload: { inbox: inbox.id } }]);
    await readsOn(inbox.id);
    expect((await threadWith(inbox.id, mira)).texts).toEqual(['From before', 'Anybody there?']);
    expect((await reread())?.gapCheckAt?.getTime()).toBeGreaterThan(Date.now());
  });

  test('reads nothing when nothing is missing', async () => {
    await shop.asks(mira, 'Anybody there?', ago(3 * HOUR));
    await fillGap(system(), inbox.id, new Date(ago(4 * HOUR)));
    await readsOn(inbox.id);
    const before = await count();
    await checkGaps(system(), inbox.id);
    expect(await count()).toBe(before);
  });

  test('that is long overdue looks as far back as nobody looked', async () => {
    await change({ gapCheckAt: new Date(ago(4 * DAY)) });
    await shop.asks(mira, 'Anybody there?', ago(4 * DAY));
    await checkGaps(system(), inbox.id);
    await readsOn(inbox.id);
    expect((await threadWith(inbox.id, mira)).texts).toEqual(['From before', 'Anybody there?']);
  });

  test('that Instagram does not answer is taken again', async () => {
    await fault('/me/conversations', { code: 2, status: 500 });
    await checkGaps(system(), inbox.id);
    expect((await reread())?.gapCheckAt).toEqual(new Date(ago(HOUR)));
    const ctx = system();
    await sweep(ctx);
    expect(ctx.after.rung).toContainEqual({ name: 'check-gaps', payload: { inbox: inbox.id } });
  });

  test('is not taken before its time', async () => {
    await change({ gapCheckAt: new Date(NOW + HOUR) });
    await control('DELETE', '/ledger');
    await checkGaps(system(), inbox.id);
    expect(await control('GET', '/ledger')).toEqual([]);
  });

  test('comes to every connected account, also one that was connected before there was such a thing', async () => {
    await change({ gapCheckAt: null });
    await sweep(system());
    const { gapCheckAt } = (await reread()) ?? {};
    expect(gapCheckAt?.getTime()).toBeGreaterThan(Date.now());
    expect(gapCheckAt?.getTime()).toBeLessThan(Date.now() + 25 * HOUR);
  });
});
