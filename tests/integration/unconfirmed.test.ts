import { eq } from 'drizzle-orm';
import { afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { db } from '@/db/client';
import { messages } from '@/db/schema/messages';
import { runJob } from '@/lib/jobs/registry';
import { confirm } from '@/lib/services/messages/confirm';
import { settle } from '@/lib/services/messages/settle';
import { system, type TestAccount, type TestMember } from '../support/account.ts';
import { arrives, threadOf, webhookBody, written } from '../support/instagram.ts';
import { control, fault, received, simulatedAccount } from '../support/simulator.ts';
import { type OpenThread, openThread } from '../support/thread.ts';
import { until } from '../support/until.ts';

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

/** A look at Instagram's thread; asked for again while the delivery still holds the lane. */
const looks = () =>
  until(
    () => runJob('confirm-messages', { conversation: thread.id }),
    (outcome) => outcome === 'done',
  );

describe('the outcome is unknown', () => {
  test('it was done, the answer was lost: the echo confirms it, nothing is sent twice', async () => {
    await fault('*/messages', { afterDoing: true, drop: true });
    await thread.sends('Hello');
    await until(thread.statuses, (all) => all[0] === 'sent');
    expect(await received(thread.customer)).toEqual(['Hello']);
  });

  test('the echo is lost too: a look at the thread confirms it', async () => {
    await control('PATCH', '/switches', { hold: true });
    await fault('*/messages', { afterDoing: true, drop: true });
    await thread.sends('Hello');
    await until(thread.statuses, (all) => all[0] === 'unknown');
    await looks();
    expect(await thread.statuses()).toEqual(['sent']);
    expect(await received(thread.customer)).toEqual(['Hello']);
  });

  test('a look that comes late shows it where it was sent, above what was said since', async () => {
    await control('PATCH', '/switches', { hold: true });
    await fault('*/messages', { afterDoing: true, drop: true });
    await thread.sends('We are open.');
    await until(thread.statuses, (all) => all[0] === 'unknown');
    const said = { account: shop.externalId, customer: thread.customer, text: 'On my way!' };
    await arrives(webhookBody(shop.externalId, written({ ...said, at: Date.now() + 5000 })));

    await confirm(system(new Date(Date.now() + 60_000)), thread.id);
    expect(await thread.statuses()).toEqual(['sent']);
    const texts = (await threadOf(shop.inbox.id))
      .filter(({ conversationId }) => conversationId === thread.id)
      .map(({ content }) => content);
    expect(texts).toEqual(['Is the dripper back?', 'We are open.', 'On my way!']);
  });

  test('it was not done: it stays not confirmed, says so, and a person sends it again', async () => {
    await fault('*/messages', { drop: true });
    await thread.sends('Hello');
    await until(thread.statuses, (all) => all[0] === 'unknown');
    await looks();
    const [message] = await thread.ours();
    expect(message).toMatchObject({ status: 'unknown' });
    expect(message?.problem).toContain('probably not arrived');

    await thread.retries(message?.id ?? 0);
    await until(thread.statuses, (all) => all[0] === 'sent');
    expect(await received(thread.customer)).toEqual(['Hello']);
  });

  test('a person sends it again while a look is under way: it is sent, not put off', async () => {
    await fault('*/messages', { drop: true });
    await thread.sends('Hello');
    await until(thread.statuses, (all) => all[0] === 'unknown');
    const [message] = await thread.ours();

    await fault('*conversations*', { hang: 500 });
    const look = looks();
    await until(
      () => control<unknown[]>('GET', '/faults'),
      (left) => left.length === 0,
    );
    await thread.retries(message?.id ?? 0);
    await look;

    await until(thread.statuses, (all) => all[0] === 'sent');
    expect(await received(thread.customer)).toEqual(['Hello']);
  });

  test('the same words, typed in the app ten minutes later, are a message of their own', async () => {
    await fault('*/messages', { drop: true });
    await thread.sends('ok');
    await until(thread.statuses, (all) => all[0] === 'unknown');
    const [message] = await thread.ours();
    const tenMinutesAgo = new Date(Date.now() - 600_000);
    await db
      .update(messages)
      .set({ sendingSince: tenMinutesAgo, at: tenMinutesAgo })
      .where(eq(messages.id, message?.id ?? 0));

    await control('POST', '/business/messages', { to: thread.customer, text: 'ok' });
    await until(thread.statuses, (all) => all.length === 2);
    await looks();

    const rows = await thread.ours();
    expect(rows.map(({ origin, status }) => ({ origin, status }))).toEqual([
      { origin: 'desk', status: 'unknown' },
      { origin: 'app', status: 'delivered' },
    ]);
  });

  test('a worker is given up whose answer has come after all: what it said stays', async () => {
    await fault('*/messages', { status: 400, code: 551 });
    await thread.sends('Hello');
    const [failed] = await until(thread.ours, (rows) => rows[0]?.status === 'failed');
    if (!failed) throw new Error('no message');

    await settle(system(), failed, { kind: 'unknown', sentence: 'Lost.' });
    expect(await thread.statuses()).toEqual(['failed']);
  });

  test('the worker died while sending: the sweep asks, and never sends by itself', async () => {
    await db.insert(messages).values({
      accountId: shop.accountId,
      inboxId: shop.inbox.id,
      conversationId: thread.id,
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
    await until(thread.statuses, (all) => all[0] === 'unknown');
    expect(await received(thread.customer)).toEqual([]);
  });
});
