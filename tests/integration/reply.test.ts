import { randomUUID } from 'node:crypto';
import { and, asc, eq } from 'drizzle-orm';
import { afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { db } from '@/db/client';
import { identities } from '@/db/schema/contacts';
import { conversations } from '@/db/schema/conversations';
import { inboxes } from '@/db/schema/inboxes';
import { messages } from '@/db/schema/messages';
import { collect } from '@/lib/jobs/after';
import { answerHere, runJob } from '@/lib/jobs/registry';
import { reply } from '@/lib/services/messages/reply';
import { retry } from '@/lib/services/messages/retry';
import type { TestAccount, TestMember } from '../support/account.ts';
import {
  control,
  customerWrites,
  fault,
  newSimulatedCustomer,
  received,
  simulatedAccount,
} from '../support/simulator.ts';
import { until } from '../support/until.ts';

const DAY = 86_400_000;
let shop: TestAccount;
let agent: TestMember;
let customer: string;
let number: number;

beforeAll(async () => {
  shop = await simulatedAccount();
  agent = await shop.member('agent');
});

beforeEach(async () => {
  customer = (await newSimulatedCustomer()).externalId;
  await customerWrites(customer, 'Is the dripper back?');
  number = await until(async () => (await conversation())?.number ?? 0);
});

afterEach(async () => {
  await control('DELETE', '/faults');
  await control('PATCH', '/switches', { echo: 'after', hold: false });
});

const conversation = async () => {
  const [row] = await db
    .select({ number: conversations.number, id: conversations.id })
    .from(conversations)
    .innerJoin(identities, eq(identities.id, conversations.identityId))
    .where(eq(identities.externalId, customer));
  return row;
};

const ours = async () => {
  const row = await conversation();
  const rows = await db
    .select()
    .from(messages)
    .where(and(eq(messages.conversationId, row?.id ?? 0), eq(messages.direction, 'outgoing')))
    .orderBy(asc(messages.at), asc(messages.id));
  return rows;
};
const statuses = async () => (await ours()).map(({ status }) => status);

/** The agent presses Send: what the door does, queue and all. */
async function sends(
  text: string,
  { clientId = randomUUID(), isNote = false, now = new Date() } = {},
) {
  const after = collect();
  const ctx = { ...shop.as(agent, { now }), after };
  const replied = await reply(ctx, number, { clientId, text, private: isNote });
  await after.perform(answerHere);
  return replied;
}

/** A look at the thread; asked for again while the delivery still holds the lane. */
const looks = (id: number) =>
  until(
    () => runJob('confirm-messages', { conversation: id }),
    (outcome) => outcome === 'done',
  );

async function retries(id: number) {
  const after = collect();
  await retry({ ...shop.as(agent), after }, number, id);
  await after.perform(answerHere);
}

describe('an agent answers', () => {
  test('the customer receives it once, and the echo finds its own message', async () => {
    expect(await sends('It is!')).toMatchObject({ ok: true });
    await until(ours, (rows) => rows[0]?.externalId !== null && rows[0]?.status === 'sent');
    await until(
      () => control<{ state: string }[]>('GET', '/deliveries'),
      (all) => all.every(({ state }) => state !== 'pending'),
    );
    expect(await received(customer)).toEqual(['It is!']);
    expect(await ours()).toMatchObject([{ origin: 'desk', memberId: agent.memberId }]);
  });

  test('the echo comes before the answer: still one message, ours', async () => {
    await control('PATCH', '/switches', { echo: 'before' });
    await sends('It is!');
    await until(statuses, (all) => all[0] === 'sent');
    expect(await ours()).toMatchObject([{ origin: 'desk', content: 'It is!' }]);
  });

  test('pressed twice with the same client id: one message', async () => {
    const clientId = randomUUID();
    await Promise.all([sends('Once', { clientId }), sends('Once', { clientId })]);
    await until(statuses, (all) => all[0] === 'sent');
    expect(await received(customer)).toEqual(['Once']);
  });

  test('a long text goes out as several messages in order', async () => {
    const text = Array.from({ length: 400 }, (_, index) => `word${index}`).join(' ');
    await sends(text);
    await until(statuses, (all) => all.length > 2 && all.every((status) => status === 'sent'));
    expect((await received(customer)).join(' ')).toBe(text);
  });

  test('a note stays with the team', async () => {
    await sends('Ask Dana', { isNote: true });
    expect(await ours()).toMatchObject([{ private: true, status: 'sent', externalId: null }]);
    expect(await received(customer)).toEqual([]);
  });

  test('after 24 hours: refused with the reason, nothing saved', async () => {
    const late = new Date(Date.now() + DAY + 1000);
    expect(await sends('Too late', { now: late })).toMatchObject({ reason: 'window_closed' });
    expect(await ours()).toEqual([]);
  });

  test('an agent who is not in the inbox: there is no such conversation', async () => {
    const outsider = await shop.member('agent', { inInbox: false });
    const written = { clientId: randomUUID(), text: 'Hi', private: false };
    await expect(reply(shop.as(outsider), number, written)).rejects.toThrow('conversation');
  });

  test('the customer reads it: it is seen', async () => {
    await sends('It is!');
    await until(statuses, (all) => all[0] === 'sent');
    await control('POST', `/customers/${customer}/seen`, {});
    await until(statuses, (all) => all[0] === 'read');
  });
});

describe('Instagram refuses', () => {
  test('for good: failed with one plain sentence, and a retry sends once', async () => {
    await fault('*/messages', { status: 400, code: 100, subcode: 2534037 });
    await sends('Hello');
    const [failed] = await until(ours, (rows) => rows[0]?.status === 'failed');
    expect(failed).toMatchObject({ reason: 'not_thread_owner' });
    expect(failed?.problem).toContain('Another app');

    await Promise.all([retries(failed?.id ?? 0), retries(failed?.id ?? 0)]);
    await until(statuses, (all) => all[0] === 'sent');
    expect(await received(customer)).toEqual(['Hello']);
  });

  test('the token: the inbox says so and takes no more replies', async () => {
    await fault('*/messages', { status: 400, code: 190, subcode: 460 });
    await sends('Hello');
    await until(statuses, (all) => all[0] === 'failed');
    expect(await sends('Again')).toMatchObject({ reason: 'inbox_disconnected' });
    await db.update(inboxes).set({ problem: null }).where(eq(inboxes.id, shop.inbox.id));
  });

  test('the stored token can’t be read: failed, and the inbox says so', async () => {
    const { accessToken } = shop.inbox;
    await db
      .update(inboxes)
      .set({ accessToken: `${accessToken.slice(0, -4)}AAAA` })
      .where(eq(inboxes.id, shop.inbox.id));
    await sends('Hello');
    const [failed] = await until(ours, (rows) => rows[0]?.status === 'failed');
    expect(failed?.problem).toContain('reconnect the inbox');
    await db
      .update(inboxes)
      .set({ accessToken, problem: null })
      .where(eq(inboxes.id, shop.inbox.id));
  });

  test('an early part of a long text: the rest is not sent on its own', async () => {
    await fault('*/messages', { status: 400, code: 551 });
    await sends('word '.repeat(500));
    await until(statuses, (all) => all.length === 3 && all.every((status) => status === 'failed'));
    expect(await received(customer)).toEqual([]);
  });

  test('for a moment: it is sent a little later', async () => {
    await fault('*/messages', { status: 500, code: 2 });
    await sends('Hello');
    const [waiting] = await until(ours, (rows) => rows[0]?.reason === 'temporary');
    expect(waiting).toMatchObject({ status: 'queued' });
    await db
      .update(messages)
      .set({ dueAt: new Date() })
      .where(eq(messages.id, waiting?.id ?? 0));
    const { id = 0 } = (await conversation()) ?? {};
    await runJob('deliver-messages', { conversation: id, inbox: shop.inbox.id });
    await until(statuses, (all) => all[0] === 'sent');
    expect(await received(customer)).toEqual(['Hello']);
  });
});

describe('the outcome is unknown', () => {
  test('it was done, the answer was lost: the echo confirms it, nothing is sent twice', async () => {
    await fault('*/messages', { afterDoing: true, drop: true });
    await sends('Hello');
    await until(statuses, (all) => all[0] === 'sent');
    expect(await received(customer)).toEqual(['Hello']);
  });

  test('the echo is lost too: a look at the thread confirms it', async () => {
    await control('PATCH', '/switches', { hold: true });
    await fault('*/messages', { afterDoing: true, drop: true });
    await sends('Hello');
    await until(statuses, (all) => all[0] === 'unknown');
    const { id = 0 } = (await conversation()) ?? {};
    await looks(id);
    expect(await statuses()).toEqual(['sent']);
    expect(await received(customer)).toEqual(['Hello']);
  });

  test('it was not done: it stays not confirmed, says so, and a person sends it again', async () => {
    await fault('*/messages', { drop: true });
    await sends('Hello');
    await until(statuses, (all) => all[0] === 'unknown');
    const { id = 0 } = (await conversation()) ?? {};
    await looks(id);
    const [message] = await ours();
    expect(message).toMatchObject({ status: 'unknown' });
    expect(message?.problem).toContain('probably not arrived');

    await retries(message?.id ?? 0);
    await until(statuses, (all) => all[0] === 'sent');
    expect(await received(customer)).toEqual(['Hello']);
  });

  test('the worker died while sending: the sweep asks, and never sends by itself', async () => {
    await db.insert(messages).values({
      accountId: shop.accountId,
      inboxId: shop.inbox.id,
      conversationId: (await conversation())?.id ?? 0,
      direction: 'outgoing',
      origin: 'desk',
      memberId: agent.memberId,
      content: 'Half sent',
      status: 'sending',
      sendingSince: new Date(Date.now() - 120_000),
      dueAt: new Date(Date.now() - 60_000),
      at: new Date(),
    });
    await runJob('sweep', {});
    await until(statuses, (all) => all[0] === 'unknown');
    expect(await received(customer)).toEqual([]);
  });
});
