import { randomUUID } from 'node:crypto';
import { and, eq, like } from 'drizzle-orm';
import { beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { db } from '@/db/client';
import { identities } from '@/db/schema/contacts';
import { conversations } from '@/db/schema/conversations';
import { events } from '@/db/schema/events';
import { messages } from '@/db/schema/messages';
import { receiverFor } from '@/lib/channels/registry';
import { runJob } from '@/lib/jobs/registry';
import { accept } from '@/lib/services/events/accept';
import { reply } from '@/lib/services/messages/reply';
import { sweep } from '@/lib/services/sweep/sweep';
import { digits, makeAccount, system, type TestAccount } from '../support/account.ts';
import {
  arrives,
  echoed,
  newCustomer,
  newMid,
  seen,
  threadOf,
  webhookBody,
  written,
} from '../support/instagram.ts';
import {
  customerWrites,
  newSimulatedCustomer,
  received,
  simulatedAccount,
} from '../support/simulator.ts';
import { until } from '../support/until.ts';

const SECOND = 1000;
const ago = (ms: number) => new Date(Date.now() - ms);

/** Stores what Meta sent, and rings for nobody. */
async function isStored(account: string, text: string, customer = newCustomer()) {
  const body = webhookBody(account, written({ account, customer, text }));
  const items = receiverFor('instagram').split(new TextEncoder().encode(body)) ?? [];
  await accept(system(), items);
  return `instagram:${account}:${customer}`;
}

const receivedAt = (account: string, at: Date) =>
  db.update(events).set({ receivedAt: at }).where(eq(events.entryId, account));

const textsIn = async ({ inbox }: TestAccount) =>
  (await threadOf(inbox.id)).map(({ content }) => content);

/** Whom a sweep at this moment rings for, of one lane or row. */
async function rungFor(part: object, now = new Date()) {
  const ctx = system(now);
  await sweep(ctx);
  return ctx.after.rung.filter((bell) =>
    JSON.stringify(bell).includes(JSON.stringify(part).slice(1, -1)),
  );
}

describe('a bell was missed', () => {
  test('when a seen mark looked just before its message came: the sweep wakes it', async () => {
    const shop = await makeAccount();
    const { externalId: account } = shop;
    const [customer, mid] = [newCustomer(), newMid()];
    await arrives(webhookBody(account, echoed({ account, customer, text: 'Hi', mid })));
    await arrives(webhookBody(account, seen({ account, customer, mid })));
    await db
      .update(events)
      .set({ state: 'waiting', externalId: mid, receivedAt: ago(60 * SECOND) })
      .where(
        and(eq(events.entryId, account), eq(events.state, 'done'), like(events.raw, '%"read"%')),
      );
    await db.update(messages).set({ status: 'sent' }).where(eq(messages.externalId, mid));

    await runJob('sweep', {});
    await until(
      async () => (await threadOf(shop.inbox.id)).map(({ status }) => status),
      ([status]) => status === 'read',
    );
  });

  test('when the queue lost it: the sweep rings, and the message appears', async () => {
    const shop = await makeAccount();
    await isStored(shop.externalId, 'Anybody there?');
    await receivedAt(shop.externalId, ago(60 * SECOND));
    expect(await textsIn(shop)).toEqual([]);

    expect(await runJob('sweep', {})).toBe('done');
    await until(
      () => textsIn(shop),
      (texts) => texts.length > 0,
    );
    expect(await textsIn(shop)).toEqual(['Anybody there?']);
  });

  test('not yet: a bell rung moments ago is still being answered', async () => {
    const shop = await makeAccount();
    const lane = await isStored(shop.externalId, 'Just now');
    expect(await rungFor({ lane })).toEqual([]);
    expect(await rungFor({ lane }, new Date(Date.now() + 20 * SECOND))).toHaveLength(1);
  });

  test('for many items of one lane: one bell', async () => {
    const shop = await makeAccount();
    const customer = newCustomer();
    for (const text of ['One', 'Two', 'Three']) await isStored(shop.externalId, text, customer);
    await receivedAt(shop.externalId, ago(60 * SECOND));
    expect(await rungFor({ lane: `instagram:${shop.externalId}:${customer}` })).toHaveLength(1);
  });

  test('for an event that failed before: only once its time has come', async () => {
    const shop = await makeAccount();
    const lane = await isStored(shop.externalId, 'Again');
    await receivedAt(shop.externalId, ago(60 * SECOND));
    const dueAt = new Date(Date.now() + 30 * SECOND);
    await db.update(events).set({ dueAt }).where(eq(events.lane, lane));
    expect(await rungFor({ lane })).toEqual([]);
    expect(await rungFor({ lane }, dueAt)).toHaveLength(1);
  });
});

describe('an account that nobody had connected', () => {
  test('is connected later: what its customers wrote before appears', async () => {
    const externalId = `17841${digits(12)}`;
    const lanes = [await isStored(externalId, 'Early'), await isStored(externalId, 'Bird')];
    for (const lane of lanes) await runJob('receive-events', { lane });
    await receivedAt(externalId, ago(60 * SECOND));
    await runJob('sweep', {});
    const kept = await db.select().from(events).where(eq(events.entryId, externalId));
    expect(kept.map(({ state, accountId }) => [state, accountId])).toEqual([
      ['unclaimed', null],
      ['unclaimed', null],
    ]);

    const shop = await makeAccount({ externalId });
    await runJob('sweep', {});
    await until(
      () => textsIn(shop),
      (texts) => texts.length === 2,
    );
    expect((await textsIn(shop)).toSorted()).toEqual(['Bird', 'Early']);
    const claimed = await db.select().from(events).where(eq(events.entryId, externalId));
    expect(claimed.every((event) => event.accountId === shop.accountId)).toBe(true);
  });
});

describe('an answer', () => {
  let shop: TestAccount;
  let customer: string;
  let conversation: { id: number; number: number };

  beforeAll(async () => {
    shop = await simulatedAccount();
  });
  beforeEach(async () => {
    customer = (await newSimulatedCustomer()).externalId;
    await customerWrites(customer, 'Is it back?');
    conversation = await until(
      async () => {
        const [row] = await db
          .select({ id: conversations.id, number: conversations.number })
          .from(conversations)
          .innerJoin(identities, eq(identities.id, conversations.identityId))
          .where(eq(identities.externalId, customer));
        return row ?? { id: 0, number: 0 };
      },
      ({ id }) => id > 0,
    );
  });

  const statuses = async () => {
    const rows = await db
      .select({ status: messages.status })
      .from(messages)
      .where(and(eq(messages.conversationId, conversation.id), eq(messages.direction, 'outgoing')));
    return rows.map(({ status }) => status);
  };
  const writes = async (text: string, now = new Date()) => {
    const agent = await shop.member('agent');
    const said = { clientId: randomUUID(), text, private: false };
    await reply(shop.as(agent, { now }), conversation.number, said);
  };

  test('whose bell was lost goes out with the sweep, once', async () => {
    await writes('It is!');
    expect(await statuses()).toEqual(['queued']);
    await runJob('sweep', {});
    await until(statuses, ([status]) => status === 'sent');
    await runJob('sweep', {});
    expect(await received(customer)).toEqual(['It is!']);
  });

  test('that waits for its time is left alone until then', async () => {
    await writes('Later', new Date(Date.now() + 3600 * SECOND));
    expect(await rungFor({ conversation: conversation.id })).toEqual([]);
    expect(await statuses()).toEqual(['queued']);
  });

  test('that is not confirmed is looked for, not sent again', async () => {
    await writes('Perhaps');
    const doubt = { status: 'unknown', dueAt: ago(SECOND) } as const;
    await db
      .update(messages)
      .set(doubt)
      .where(and(eq(messages.conversationId, conversation.id), eq(messages.direction, 'outgoing')));
    const rung = await rungFor({ conversation: conversation.id });
    expect(rung).toMatchObject([{ name: 'confirm-messages' }]);
    expect(await received(customer)).toEqual([]);
  });

  test('that is done asks for nothing', async () => {
    await writes('Done');
    await runJob('deliver-messages', { conversation: conversation.id, inbox: shop.inbox.id });
    await until(statuses, ([status]) => status === 'sent');
    expect(await rungFor({ conversation: conversation.id })).toEqual([]);
  });
});
