import { and, eq, like } from 'drizzle-orm';
import { beforeEach, describe, expect, test } from 'vitest';
import { db } from '@/db/client';
import { audits } from '@/db/schema/accounts';
import { contacts, identities } from '@/db/schema/contacts';
import { conversations } from '@/db/schema/conversations';
import { events } from '@/db/schema/events';
import { messages } from '@/db/schema/messages';
import { runJob } from '@/lib/jobs/registry';
import { resolve } from '@/lib/services/conversations/resolve';
import { deleteContent } from '@/lib/services/inboxes/delete-content';
import { remove } from '@/lib/services/inboxes/remove';
import { begin } from '@/lib/services/logins/begin';
import { settle } from '@/lib/services/messages/settle';
import { sweep } from '@/lib/services/sweep/sweep';
import { makeAccount, system, type TestAccount, type TestMember } from '../support/account.ts';
import { addInbox } from '../support/inbox.ts';
import {
  arrives,
  newCustomer,
  seen,
  threadOf,
  webhookBody,
  written,
} from '../support/instagram.ts';
import { contactsOf, countsOf, deletes, fill, NOTHING, remainsOf } from '../support/remains.ts';

let shop: TestAccount;
let boss: TestMember;

const asBoss = () => shop.as(boss, { role: 'administrator' });
const removed = () => remove(asBoss(), shop.inbox.id, 'shop');
const says = (text: string, customer = newCustomer()) => {
  const { externalId: account } = shop;
  return arrives(webhookBody(account, written({ account, customer, text })));
};

beforeEach(async () => {
  shop = await makeAccount();
  boss = await shop.member('administrator');
});

describe('the deletion of an inbox', () => {
  test('leaves no row of it, and every row of the others', async () => {
    const second = await addInbox(shop, boss);
    const other = await makeAccount();
    await fill({ accountId: shop.accountId, inbox: second }, { people: 5, each: 3 });
    await fill(other, { people: 2 });
    await fill(shop, { people: 30, each: 3 });
    await says('Hello');
    await arrives(
      webhookBody(
        shop.externalId,
        seen({ account: shop.externalId, customer: newCustomer(), mid: 'never-came' }),
      ),
    );
    await begin(asBoss(), { channel: 'instagram', inboxId: shop.inbox.id });
    expect(await remainsOf(shop.inbox)).toMatchObject({ events: 2, members: 1, logins: 1 });
    const looks = () => Promise.all([remainsOf(second), remainsOf(other.inbox)]);
    const before = await looks();
    expect(await contactsOf(shop)).toBe(36);

    await removed();
    const ctx = await deletes(shop.inbox.id);
    expect(await remainsOf(shop.inbox)).toEqual(NOTHING);
    expect(await looks()).toEqual(before);
    expect(await contactsOf(shop)).toBe(5);
    for (const account of [shop, other]) {
      const { kept, counted } = await countsOf(account);
      expect(kept).toEqual(counted);
    }
    expect(ctx.after.told).toContainEqual({ accountId: shop.accountId, note: { type: 'refresh' } });
    // Once more, and for one that is not removed, it has nothing to do.
    await deletes(shop.inbox.id);
    await deletes(second.id);
    expect(await looks()).toEqual(before);
  });

  test('takes long threads message by message, and more conversations than go at once', async () => {
    await fill(shop, { people: 1, each: 4500 });
    await fill(shop, { people: 450 });
    await removed();
    await deletes(shop.inbox.id);
    expect(await remainsOf(shop.inbox)).toEqual(NOTHING);
    expect(await contactsOf(shop)).toBe(0);
    expect(await countsOf(shop)).toEqual({ kept: [], counted: [] });
  });

  test('spares whoever another inbox knows', async () => {
    const second = await addInbox(shop, boss);
    const customer = newCustomer();
    await says('Hello', customer);
    const [identity] = await db
      .select()
      .from(identities)
      .where(eq(identities.externalId, customer));
    const contactId = identity?.contactId ?? 0;
    await db.insert(identities).values({
      accountId: shop.accountId,
      contactId,
      inboxId: second.id,
      externalId: newCustomer(),
    });
    await removed();
    await deletes(shop.inbox.id);
    expect(await db.select().from(contacts).where(eq(contacts.id, contactId))).toHaveLength(1);
    expect(await remainsOf(second)).toMatchObject({ identities: 1 });
  });

  test('keeps the counts right at every step, while others change what they count', async () => {
    await fill(shop, { people: 500 });
    const second = await addInbox(shop, boss);
    await fill({ accountId: shop.accountId, inbox: second }, { people: 60 });
    const rows = await db
      .select({ number: conversations.number })
      .from(conversations)
      .where(and(eq(conversations.inboxId, second.id), eq(conversations.status, 'open')));
    await removed();
    await Promise.all([
      deletes(shop.inbox.id),
      ...rows.map(({ number }) => resolve(asBoss(), number)),
    ]);
    const { kept, counted } = await countsOf(shop);
    expect(kept).toEqual(counted);
    expect(kept).not.toEqual([]);
  });

  test('that died half-way goes on with the next sweep', async () => {
    await fill(shop, { people: 20 });
    await removed();
    const half = db
      .select({ id: messages.id })
      .from(messages)
      .where(eq(messages.inboxId, shop.inbox.id))
      .limit(7);
    const ids = (await half).map(({ id }) => id);
    for (const id of ids) await db.delete(messages).where(eq(messages.id, id));

    const ctx = system();
    await sweep(ctx);
    expect(ctx.after.rung).toContainEqual({
      name: 'delete-inbox',
      payload: { inbox: shop.inbox.id },
    });
    expect(await runJob('delete-inbox', { inbox: shop.inbox.id })).toBe('done');
    expect(await remainsOf(shop.inbox)).toEqual(NOTHING);
  });

  test('keeps the record, in which no word of a customer stands', async () => {
    await says('Quetzalcoatl');
    await removed();
    await deletes(shop.inbox.id);
    const kept = await db.select().from(audits).where(eq(audits.accountId, shop.accountId));
    expect(kept.map(({ act }) => act)).toContain('inbox.removed');
    expect(JSON.stringify(kept)).not.toContain('Quetzalcoatl');
    expect(await db.select().from(events).where(like(events.raw, '%Quetzalcoatl%'))).toEqual([]);
  });
});

test('what was still to be done in a conversation ends when that is gone', async () => {
  await says('Hello');
  const [message] = await threadOf(shop.inbox.id);
  const { id = 0, conversationId = 0 } = message ?? {};
  await removed();
  await deletes(shop.inbox.id);
  const payload = { conversation: conversationId, inbox: shop.inbox.id };
  expect(await runJob('deliver-messages', payload)).toBe('done');
  expect(await runJob('confirm-messages', payload)).toBe('done');
  const outcome = { kind: 'unknown', sentence: 'Perhaps.' } as const;
  expect(await settle(system(), { id, conversationId }, outcome)).toBe(true);
});

test('an inbox that nobody removed is not deleted', async () => {
  await says('Hello');
  const before = await remainsOf(shop.inbox);
  await deleteContent(system(), shop.inbox.id);
  expect(await remainsOf(shop.inbox)).toEqual(before);
});
