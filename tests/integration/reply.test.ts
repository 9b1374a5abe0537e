import { randomUUID } from 'node:crypto';
import { eq } from 'drizzle-orm';
import { afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { db } from '@/db/client';
import { inboxes } from '@/db/schema/inboxes';
import { messages } from '@/db/schema/messages';
import { runJob } from '@/lib/jobs/registry';
import { reply } from '@/lib/services/messages/reply';
import type { TestAccount, TestMember } from '../support/account.ts';
import { control, fault, received, simulatedAccount } from '../support/simulator.ts';
import { type OpenThread, openThread } from '../support/thread.ts';
import { until } from '../support/until.ts';

const DAY = 86_400_000;
let shop: TestAccount;
let agent: TestMember;
let thread: OpenThread;

beforeAll(async () => {
  shop = await simulatedAccount();
  agent = await shop.member('agent');
});

beforeEach(async () => {
  thread = await openThread(shop, agent);
});

afterEach(async () => {
  await control('DELETE', '/faults');
  await control('PATCH', '/switches', { echo: 'after', hold: false });
});

describe('an agent answers', () => {
  test('the customer receives it once, and the echo finds its own message', async () => {
    expect(await thread.sends('It is!')).toMatchObject({ ok: true });
    await until(thread.ours, (rows) => rows[0]?.externalId !== null && rows[0]?.status === 'sent');
    await until(
      () => control<{ state: string }[]>('GET', '/deliveries'),
      (all) => all.every(({ state }) => state !== 'pending'),
    );
    expect(await received(thread.customer)).toEqual(['It is!']);
    expect(await thread.ours()).toMatchObject([{ origin: 'desk', memberId: agent.memberId }]);
  });

  test('the echo comes before the answer: still one message, ours', async () => {
    await control('PATCH', '/switches', { echo: 'before' });
    await thread.sends('It is!');
    await until(thread.statuses, (all) => all[0] === 'sent');
    expect(await thread.ours()).toMatchObject([{ origin: 'desk', content: 'It is!' }]);
  });

  test('pressed twice with the same client id: one message', async () => {
    const clientId = randomUUID();
    await Promise.all([thread.sends('Once', { clientId }), thread.sends('Once', { clientId })]);
    await until(thread.statuses, (all) => all[0] === 'sent');
    expect(await received(thread.customer)).toEqual(['Once']);
  });

  test('a long text goes out as several messages in order', async () => {
    const text = Array.from({ length: 400 }, (_, index) => `word${index}`).join(' ');
    await thread.sends(text);
    await until(
      thread.statuses,
      (all) => all.length > 2 && all.every((status) => status === 'sent'),
    );
    expect((await received(thread.customer)).join(' ')).toBe(text);
    expect((await thread.ours()).map(({ content }) => content).join(' ')).toBe(text);
  });

  test('a note stays with the team', async () => {
    await thread.sends('Ask Dana', { isNote: true });
    expect(await thread.ours()).toMatchObject([
      { private: true, status: 'sent', externalId: null },
    ]);
    expect(await received(thread.customer)).toEqual([]);
  });

  test('after 24 hours: refused with the reason, nothing saved', async () => {
    const late = new Date(Date.now() + DAY + 1000);
    expect(await thread.sends('Too late', { now: late })).toMatchObject({
      reason: 'window_closed',
    });
    expect(await thread.ours()).toEqual([]);
  });

  test('an agent who is not in the inbox: there is no such conversation', async () => {
    const outsider = await shop.member('agent', { inInbox: false });
    const written = { clientId: randomUUID(), text: 'Hi', private: false };
    await expect(reply(shop.as(outsider), thread.number, written)).rejects.toThrow('conversation');
  });

  test('the customer reads it: it is seen', async () => {
    await thread.sends('It is!');
    await until(thread.statuses, (all) => all[0] === 'sent');
    await control('POST', `/customers/${thread.customer}/seen`, {});
    await until(thread.statuses, (all) => all[0] === 'read');
  });
});

describe('Instagram refuses', () => {
  test('for good: failed with one plain sentence, and a retry sends once', async () => {
    await fault('*/messages', { status: 400, code: 100, subcode: 2534037 });
    await thread.sends('Hello');
    const [failed] = await until(thread.ours, (rows) => rows[0]?.status === 'failed');
    expect(failed).toMatchObject({ reason: 'not_thread_owner' });
    expect(failed?.problem).toContain('Another app');

    await Promise.all([thread.retries(failed?.id ?? 0), thread.retries(failed?.id ?? 0)]);
    await until(thread.statuses, (all) => all[0] === 'sent');
    expect(await received(thread.customer)).toEqual(['Hello']);
  });

  test('the token: the inbox takes no more replies until Instagram accepts it again', async () => {
    await fault('*/messages', { status: 400, code: 190, subcode: 460 });
    await thread.sends('Hello');
    await until(thread.statuses, (all) => all[0] === 'failed');
    expect(await thread.sends('Again')).toMatchObject({ reason: 'inbox_disconnected' });

    await runJob('sweep', {});
    await until(async () => (await thread.sends('Again')).ok);
  });

  test('the stored token can’t be read: failed, and the inbox says so', async () => {
    const { accessToken } = shop.inbox;
    await db
      .update(inboxes)
      .set({ accessToken: `${accessToken.slice(0, -4)}AAAA` })
      .where(eq(inboxes.id, shop.inbox.id));
    await thread.sends('Hello');
    const [failed] = await until(thread.ours, (rows) => rows[0]?.status === 'failed');
    expect(failed?.problem).toContain('reconnect the inbox');
    await db
      .update(inboxes)
      .set({ accessToken, problem: null })
      .where(eq(inboxes.id, shop.inbox.id));
  });

  test('an early part of a long text: the rest is not sent on its own', async () => {
    await fault('*/messages', { status: 400, code: 551 });
    await thread.sends('word '.repeat(500));
    await until(
      thread.statuses,
      (all) => all.length === 3 && all.every((status) => status === 'failed'),
    );
    expect(await received(thread.customer)).toEqual([]);
  });

  test('a later part of a long text: it stays below what was sent, before the echo and after it', async () => {
    await control('PATCH', '/switches', { hold: true });
    await control('POST', '/faults', {
      match: { path: '*/messages' },
      after: 1,
      effect: { status: 400, code: 551 },
    });
    await thread.sends('word '.repeat(500));
    const order = async () => (await thread.ours()).map(({ part, status }) => ({ part, status }));
    const written = [
      { part: 0, status: 'sent' },
      { part: 1, status: 'failed' },
      { part: 2, status: 'failed' },
    ];
    await until(thread.statuses, (all) => all.filter((status) => status === 'failed').length === 2);
    expect(await order()).toEqual(written);

    const [before] = await thread.ours();
    await control('POST', '/deliveries/release', {});
    await until(thread.ours, (rows) =>
      rows.some(({ id, at }) => id === before?.id && at.getTime() !== before.at.getTime()),
    );
    expect(await order()).toEqual(written);
  });

  test('for a moment: it is sent a little later', async () => {
    await fault('*/messages', { status: 500, code: 2 });
    await thread.sends('Hello');
    const [waiting] = await until(thread.ours, (rows) => rows[0]?.reason === 'temporary');
    expect(waiting).toMatchObject({ status: 'queued' });
    await db
      .update(messages)
      .set({ dueAt: new Date() })
      .where(eq(messages.id, waiting?.id ?? 0));
    await runJob('deliver-messages', { conversation: thread.id, inbox: shop.inbox.id });
    await until(thread.statuses, (all) => all[0] === 'sent');
    expect(await received(thread.customer)).toEqual(['Hello']);
  });
});
