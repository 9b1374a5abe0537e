import { and, eq } from 'drizzle-orm';
import { afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { db } from '@/db/client';
import { findOurReaction } from '@/db/queries/reactions';
import { conversations } from '@/db/schema/conversations';
import { inboxes } from '@/db/schema/inboxes';
import { messages } from '@/db/schema/messages';
import { reactions } from '@/db/schema/reactions';
import { collect } from '@/lib/jobs/after';
import { answerHere } from '@/lib/jobs/registry';
import type { MemberContext } from '@/lib/services/context';
import { open } from '@/lib/services/conversations/open';
import { showTyping } from '@/lib/services/conversations/show-typing';
import { react } from '@/lib/services/messages/react';
import { sweep } from '@/lib/services/sweep/sweep';
import { system, type TestAccount, type TestMember } from '../support/account.ts';
import { control, customerWrites, fault, simulatedAccount } from '../support/simulator.ts';
import { type OpenThread, openThread } from '../support/thread.ts';
import { until } from '../support/until.ts';

const DAY = 24 * 60 * 60 * 1000;

let shop: TestAccount;
let agent: TestMember;
let thread: OpenThread;
let theirs: number;

beforeAll(async () => {
  shop = await simulatedAccount();
  agent = await shop.member('agent');
});
beforeEach(async () => {
  thread = await openThread(shop, agent);
  const incoming = and(eq(messages.conversationId, thread.id), eq(messages.direction, 'incoming'));
  theirs = (await db.select().from(messages).where(incoming))[0]?.id ?? 0;
});
afterEach(async () => {
  await control('DELETE', '/faults');
  await set({ reacts: true, showsSeen: true, showsTyping: true });
});

const set = (switches: object) =>
  db.update(inboxes).set(switches).where(eq(inboxes.id, shop.inbox.id));

/** What the door does, queue and all. */
async function doing<T>(work: (ctx: MemberContext) => Promise<T>, now = new Date()): Promise<T> {
  const after = collect();
  const outcome = await work({ ...shop.as(agent, { now }), after });
  await after.perform(answerHere);
  return outcome;
}

const chooses = (emoji: string | null, now?: Date) =>
  doing((ctx) => react(ctx, thread.number, { message: theirs, emoji }), now);

type Phone = {
  readonly messages: readonly {
    readonly from: string;
    readonly reactions?: readonly { readonly by: string; readonly emoji: string }[];
  }[];
};
async function shown(): Promise<string | undefined> {
  const phone = await control<Phone>('GET', `/threads/${thread.customer}`);
  return phone.messages
    .flatMap(({ reactions: all = [] }) => all)
    .find(({ by }) => by === 'business')?.emoji;
}

const ours = () => findOurReaction(db, theirs);

describe('a reaction', () => {
  test('reaches the customer, is changed, and taken back', async () => {
    for (const emoji of ['❤️', '👍', null]) {
      expect(await chooses(emoji)).toEqual({ ok: true });
      await until(ours, (row) => row?.dueAt === null && row.sentEmoji === emoji);
      expect(await shown()).toBe(emoji ?? undefined);
    }
  });

  test('that could not be told now is told by the sweep', async () => {
    await fault('*/messages', { status: 500, code: 2 }, 1);
    await chooses('👍');
    await until(ours, (row) => row?.attempts === 1 && row.dueAt !== null);
    await db.update(reactions).set({ dueAt: new Date() }).where(eq(reactions.messageId, theirs));
    const after = collect();
    await sweep({ ...system(), after });
    await after.perform(answerHere);
    await until(ours, (row) => row?.sentEmoji === '👍');
    expect(await shown()).toBe('👍');
  });

  test('that Instagram refuses says why, in words', async () => {
    await fault('*/messages', { status: 400, code: 551 }, 1);
    await chooses('👍');
    const row = await until(ours, (each) => each?.problem != null);
    expect(row).toMatchObject({ dueAt: null, problem: expect.stringMatching(/^This person/) });
    expect(await chooses('👍')).toEqual({ ok: true });
    await until(ours, (each) => each?.sentEmoji === '👍' && each.problem === null);
  });

  test('after the window is refused as a reply is, and nothing is kept', async () => {
    const late = new Date(Date.now() + DAY + 1000);
    expect(await chooses('👍', late)).toMatchObject({ ok: false, reason: 'window_closed' });
    expect(await ours()).toBeUndefined();
  });

  test('is refused where the inbox has none', async () => {
    await set({ reacts: false });
    expect(await chooses('👍')).toMatchObject({ ok: false, reason: 'reactions_off' });
  });

  test('to a message that is not of this conversation has nothing to hold on to', async () => {
    const elsewhere = await openThread(shop, agent);
    const wanted = { message: theirs, emoji: '👍' };
    await expect(react(shop.as(agent), elsewhere.number, wanted)).rejects.toThrow('message');
  });
});

type Ledger = readonly { readonly path: string; readonly body?: unknown }[];

/** The signs that were given to this customer. */
async function signs(): Promise<readonly string[]> {
  const calls = await control<Ledger>('GET', '/ledger');
  return calls
    .map(({ body }) => JSON.stringify(body ?? {}))
    .filter((body) => body.includes(thread.customer))
    .flatMap((body) => /"sender_action":"(\w+)"/.exec(body)?.[1] ?? []);
}

describe('the customer sees that we', () => {
  const opens = () => doing((ctx) => open(ctx, thread.number));

  test('have seen their message, once for each new one', async () => {
    await opens();
    await until(signs, (all) => all.length === 1);
    await opens();
    await customerWrites(thread.customer, 'Hello?');
    await until(
      () => db.select().from(conversations).where(eq(conversations.id, thread.id)),
      ([row]) => (row?.unreadCount ?? 0) > 0,
    );
    await opens();
    await until(signs, (all) => all.length === 2);
    expect(await signs()).toEqual(['mark_seen', 'mark_seen']);
  });

  test('have not, where the inbox does not show it', async () => {
    await set({ showsSeen: false });
    const ctx = shop.as(agent);
    await open(ctx, thread.number);
    expect(ctx.after.rung).toEqual([]);
  });

  test('are writing, but not after the window, nor where the inbox does not show it', async () => {
    await showTyping(shop.as(agent), thread.number, true);
    await showTyping(shop.as(agent), thread.number, false);
    expect(await signs()).toEqual(['typing_on', 'typing_off']);
    await showTyping(
      shop.as(agent, { now: new Date(Date.now() + DAY + 1000) }),
      thread.number,
      true,
    );
    await set({ showsTyping: false });
    await showTyping(shop.as(agent), thread.number, true);
    expect(await signs()).toHaveLength(2);
  });
});
