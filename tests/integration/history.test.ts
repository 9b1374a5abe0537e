import { eq, inArray } from 'drizzle-orm';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { db } from '@/db/client';
import { imports } from '@/db/schema/imports';
import { reactions } from '@/db/schema/reactions';
import { begin } from '@/lib/services/imports/begin';
import { goOn } from '@/lib/services/imports/go-on';
import { system } from '../support/account.ts';
import { arrives, webhookBody, written } from '../support/instagram.ts';
import { control } from '../support/instagram-login.ts';
import {
  importsOf,
  readsOn,
  type ShopWithPast,
  shopWithPast,
  threadWith,
} from '../support/past.ts';
import { usualInstagram } from '../support/workspace.ts';

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;
/** Instagram tells times to the second. */
const NOW = Math.floor(Date.now() / 1000) * 1000;
const ago = (ms: number) => NOW - ms;

let shop: ShopWithPast;
beforeEach(async () => {
  shop = await shopWithPast();
});
afterEach(async () => {
  await usualInstagram();
  await control('PATCH', '/switches', { readable: null });
});

const asBoss = () => shop.as(shop.admin, { role: 'administrator' });
const reactionsTo = (ids: number[]) =>
  db.select().from(reactions).where(inArray(reactions.messageId, ids));
const newestOf = async (inboxId: number) => (await importsOf(inboxId))[0];

describe('an account that is connected for the first time', () => {
  test('brings its past conversations along, in the order in which they were written', async () => {
    const mira = await shop.customer();
    await shop.asks(mira, 'Do you ship to Norway?', ago(9 * DAY));
    await shop.answers(mira, 'We do.', ago(9 * DAY - HOUR));
    await shop.asks(mira, 'Lovely, thank you', ago(8 * DAY));
    const inbox = await shop.connected();
    expect(await newestOf(inbox.id)).toMatchObject({ kind: 'history', state: 'running' });

    await readsOn(inbox.id);

    const thread = await threadWith(inbox.id, mira);
    expect(thread.texts).toEqual(['Do you ship to Norway?', 'We do.', 'Lovely, thank you']);
    expect(thread.messages.every(({ imported }) => imported)).toBe(true);
    expect(thread.messages.map(({ at }) => at.getTime())).toEqual([
      ago(9 * DAY),
      ago(9 * DAY - HOUR),
      ago(8 * DAY),
    ]);
    expect(await newestOf(inbox.id)).toMatchObject({
      state: 'done',
      threads: 1,
      messagesRead: 3,
      messagesSaved: 3,
      dueAt: null,
    });
  });

  test('has nothing to answer in what is long over: it is resolved, and nothing is unread', async () => {
    const mira = await shop.customer();
    await shop.asks(mira, 'Hello?', ago(3 * DAY));
    const inbox = await shop.connected();
    await readsOn(inbox.id);

    const { conversations } = await threadWith(inbox.id, mira);
    expect(conversations).toMatchObject([
      {
        status: 'resolved',
        unreadCount: 0,
        lastActivityAt: new Date(ago(3 * DAY)),
        lastInboundAt: new Date(ago(3 * DAY)),
        resolvedAt: new Date(ago(3 * DAY)),
      },
    ]);
  });

  test('shows as open what somebody still waits for an answer to', async () => {
    const [mira, otto] = [await shop.customer(), await shop.customer()];
    await shop.asks(mira, 'Is it in stock?', ago(2 * HOUR));
    await shop.asks(otto, 'Is it in stock?', ago(3 * HOUR));
    await shop.answers(otto, 'It is.', ago(2 * HOUR));
    const inbox = await shop.connected();
    await readsOn(inbox.id);

    const [waiting, answered] = [
      await threadWith(inbox.id, mira),
      await threadWith(inbox.id, otto),
    ];
    expect(waiting.conversations).toMatchObject([{ status: 'open', unreadCount: 0 }]);
    expect(answered.conversations).toMatchObject([{ status: 'resolved', unreadCount: 0 }]);
  });

  test('has what people think of a message, too', async () => {
    const mira = await shop.customer();
    await shop.asks(mira, 'Is it red?', ago(4 * DAY));
    const { mid } = await shop.answers(mira, 'It is.', ago(3 * DAY));
    await control('POST', `/customers/${mira}/reactions`, { mid, emoji: '😍' });
    const inbox = await shop.connected();
    await readsOn(inbox.id);
    const { messages } = await threadWith(inbox.id, mira);
    const found = await reactionsTo(messages.map(({ id }) => id));
    expect(found).toMatchObject([{ by: 'contact', emoji: '😍', messageId: messages[1]?.id }]);
  });

  test('asks nobody’s profile at once', async () => {
    const mira = await shop.customer();
    await shop.asks(mira, 'Hello', ago(DAY));
    const inbox = await shop.connected();
    const ctx = system();
    await goOn(ctx, inbox.id);
    expect(JSON.stringify(ctx.after.rung)).not.toContain('refresh-profile');
  });
});

describe('a long thread', () => {
  test('is read page by page, and nothing of it twice', async () => {
    const mira = await shop.customer();
    const words = Array.from({ length: 45 }, (_, index) => `line ${index + 1}`);
    for (const [index, text] of words.entries()) {
      await shop.asks(mira, text, ago(10 * DAY - index * MINUTE));
    }
    const inbox = await shop.connected();
    await readsOn(inbox.id);
    expect((await threadWith(inbox.id, mira)).texts).toEqual(words);

    await db.update(imports).set({ state: 'done' }).where(eq(imports.inboxId, inbox.id));
    expect(await begin(asBoss(), inbox.id)).toBe('begun');
    await readsOn(inbox.id);

    const again = await threadWith(inbox.id, mira);
    expect(again.texts).toEqual(words);
    expect(again.conversations).toHaveLength(1);
    expect(await newestOf(inbox.id)).toMatchObject({
      state: 'done',
      messagesRead: 45,
      messagesSaved: 0,
    });
  });

  test('is read as far as Instagram tells, and what it keeps to itself is counted', async () => {
    const mira = await shop.customer();
    for (let line = 0; line < 25; line++) {
      await shop.asks(mira, `line ${line}`, ago(10 * DAY - line * MINUTE));
    }
    await control('PATCH', '/switches', { readable: 20 });
    const inbox = await shop.connected();
    await readsOn(inbox.id);
    expect((await threadWith(inbox.id, mira)).texts).toHaveLength(20);
    expect(await newestOf(inbox.id)).toMatchObject({ state: 'done', unavailable: 5 });
  });
});

describe('what is known already', () => {
  test('stays as it is, and its conversation where it stands', async () => {
    const mira = await shop.customer();
    const past = await shop.asks(mira, 'From before', ago(5 * DAY));
    const { mid } = await shop.asks(mira, 'Here already', ago(2 * HOUR));
    const inbox = await shop.connected();
    const at = ago(2 * HOUR) + 345;
    const told = written({
      account: shop.externalId,
      customer: mira,
      text: 'Here already',
      mid,
      at,
    });
    await arrives(webhookBody(shop.externalId, told));
    const [before] = (await threadWith(inbox.id, mira)).conversations;

    await readsOn(inbox.id);

    const after = await threadWith(inbox.id, mira);
    expect(after.messages.map(({ externalId, imported }) => [externalId, imported])).toEqual([
      [past.mid, true],
      [mid, false],
    ]);
    expect(after.messages[1]?.at.getTime()).toBe(at);
    const { version: _, ...standing } = before ?? {};
    expect(after.conversations).toMatchObject([standing]);
  });

  test('does not let what came before it open a resolved conversation again', async () => {
    const mira = await shop.customer();
    await shop.asks(mira, 'Old', ago(5 * DAY));
    const inbox = await shop.connected();
    await readsOn(inbox.id);
    const [resolved] = (await threadWith(inbox.id, mira)).conversations;
    await shop.tellsNothing();
    await shop.asks(mira, 'Even older', ago(6 * DAY));

    await begin(asBoss(), inbox.id);
    await readsOn(inbox.id);

    const thread = await threadWith(inbox.id, mira);
    expect(thread.texts).toEqual(['Even older', 'Old']);
    expect(thread.conversations).toMatchObject([
      { status: 'resolved', unreadCount: 0, lastActivityAt: resolved?.lastActivityAt },
    ]);
  });
});
