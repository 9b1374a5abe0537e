import { randomUUID } from 'node:crypto';
import { eq, like } from 'drizzle-orm';
import { beforeEach, describe, expect, test } from 'vitest';
import { db } from '@/db/client';
import { audits } from '@/db/schema/accounts';
import { identities } from '@/db/schema/contacts';
import { deletions } from '@/db/schema/deletions';
import { events } from '@/db/schema/events';
import { inboxes } from '@/db/schema/inboxes';
import { runJob } from '@/lib/jobs/registry';
import { carryOut } from '@/lib/services/deletions/carry-out';
import { requestDeletion } from '@/lib/services/deletions/request';
import { deauthorize } from '@/lib/services/inboxes/deauthorize';
import { remove } from '@/lib/services/inboxes/remove';
import { sweep } from '@/lib/services/sweep/sweep';
import { loadDeletion } from '@/lib/web/loaders/deletion';
import { digits, makeAccount, system, type TestAccount } from '../support/account.ts';
import {
  arrives,
  isStored,
  newCustomer,
  threadOf,
  webhookBody,
  written,
} from '../support/instagram.ts';
import { pausedWorker, somebodyWaits } from '../support/paused.ts';
import { contactsOf, countsOf, deletes, fill, NOTHING, remainsOf } from '../support/remains.ts';

let shop: TestAccount;
beforeEach(async () => {
  shop = await makeAccount();
});

const says = (text: string, { customer = newCustomer(), at = shop } = {}) => {
  const { externalId: account } = at;
  return arrives(webhookBody(account, written({ account, customer, text })));
};
const rowOf = async (code: string) =>
  (await db.select().from(deletions).where(eq(deletions.code, code)))[0];

/** Meta asks; nothing is deleted yet. */
async function asks(subject: string, digest: string = randomUUID()) {
  const ctx = system();
  const code = await requestDeletion(ctx, { subject, digest });
  const id = (await rowOf(code))?.id ?? 0;
  return { code, id, rung: ctx.after.rung };
}
/** What the queue does. */
async function works(id: number) {
  const ctx = system();
  await carryOut(ctx, id);
  return ctx.after;
}
const deleted = async (subject: string) => {
  const { code, id } = await asks(subject);
  await works(id);
  return { code, row: await rowOf(code) };
};

describe('a request to delete', () => {
  test('is a row with a code, begun at once, and told without saying whose it is', async () => {
    const subject = newCustomer();
    const { code, id, rung } = await asks(subject);
    expect(rung).toEqual([{ name: 'delete-content', payload: { deletion: id } }]);
    expect(await rowOf(code)).toMatchObject({ subject, doneAt: null });
    const told = await loadDeletion(code.toUpperCase());
    expect(told).toMatchObject({ code, doneAt: null, conversations: 0, inboxes: 0 });
    expect(JSON.stringify(told)).not.toContain(subject);
  });

  test('that comes twice, also at the same time, is one; another is another', async () => {
    const [subject, digest] = [newCustomer(), randomUUID()];
    const [first, second] = await Promise.all([asks(subject, digest), asks(subject, digest)]);
    expect(second.code).toBe(first.code);
    expect((await asks(subject)).code).not.toBe(first.code);
    await works(first.id);
    const late = await asks(subject, digest);
    expect([late.code, late.rung]).toEqual([first.code, []]);
  });

  test('about what nobody knows is done at once, with nothing', async () => {
    const { code, row } = await deleted(newCustomer());
    expect(row).toMatchObject({ subject: null, dueAt: null, inboxes: 0, conversations: 0 });
    expect(row?.doneAt).not.toBeNull();
    expect(await loadDeletion(code)).toMatchObject({ conversations: 0 });
  });

  test('whose bell was missed is rung for by the sweep, until it is done', async () => {
    const { id } = await asks(newCustomer());
    const bell = { name: 'delete-content', payload: { deletion: id } };
    const ctx = system();
    await sweep(ctx);
    expect(ctx.after.rung).toContainEqual(bell);
    expect(await runJob('delete-content', { deletion: id })).toBe('done');
    const later = system();
    await sweep(later);
    expect(later.after.rung).not.toContainEqual(bell);
  });

  test('is not found under a code that nobody was given', async () => {
    for (const code of ['', 'x', '0'.repeat(26), "' or true --"]) {
      expect(await loadDeletion(code)).toBeNull();
    }
  });
});

describe('of a person', () => {
  test('everything goes, wherever they wrote, and nothing of anybody else', async () => {
    const other = await makeAccount();
    const [customer, neighbour] = [newCustomer(), newCustomer()];
    for (const at of [shop, other]) {
      await says('Mine', { customer, at });
      await says('Mine too', { customer, at });
      await says('Theirs', { customer: neighbour, at });
    }
    // What is kept and not shown, such as a reaction.
    const { externalId: account } = shop;
    const reaction = { mid: 'x', action: 'react', emoji: '♥' };
    const parties = { sender: { id: customer }, recipient: { id: account } };
    await arrives(webhookBody(account, { ...parties, timestamp: Date.now(), reaction }));
    await says('Waiting', { customer, at: { ...shop, externalId: digits(17) } });

    const { row } = await deleted(customer);
    expect(row).toMatchObject({ subject: null, inboxes: 0, conversations: 2 });
    expect(
      await db
        .select()
        .from(events)
        .where(like(events.raw, `%${customer}%`)),
    ).toEqual([]);
    for (const at of [shop, other]) {
      expect((await threadOf(at.inbox.id)).map(({ content }) => content)).toEqual(['Theirs']);
      expect(await remainsOf(at.inbox)).toMatchObject({ identities: 1, events: 1 });
      expect(await contactsOf(at)).toBe(1);
      const { kept, counted } = await countsOf(at);
      expect(kept).toEqual(counted);
    }
  });

  test('open desks hear that there is something else to see', async () => {
    const customer = newCustomer();
    await says('Hello', { customer });
    const { id } = await asks(customer);
    const { told } = await works(id);
    expect(told).toContainEqual({ accountId: shop.accountId, note: { type: 'refresh' } });
  });

  test('what is being worked on at that moment goes too', async () => {
    const customer = newCustomer();
    const lane = await isStored({ account: shop.externalId, customer, text: 'Just now' });
    const { work, go } = await pausedWorker(lane);
    const { id, code } = await asks(customer);
    const working = works(id);
    await somebodyWaits();
    expect((await rowOf(code))?.doneAt).toBeNull();
    go();
    await Promise.all([work, working]);
    expect((await rowOf(code))?.doneAt).not.toBeNull();
    expect(await remainsOf(shop.inbox)).toMatchObject({ messages: 0, identities: 0, events: 0 });
    expect(await contactsOf(shop)).toBe(0);
  });

  test('whoever writes again afterwards is somebody new', async () => {
    const customer = newCustomer();
    await says('Before', { customer });
    await deleted(customer);
    await says('After', { customer });
    expect((await threadOf(shop.inbox.id)).map(({ content }) => content)).toEqual(['After']);
  });

  test('a thread longer than one step goes as a whole', async () => {
    await fill(shop, { people: 1, each: 4200 });
    const [identity] = await db
      .select()
      .from(identities)
      .where(eq(identities.inboxId, shop.inbox.id));
    const { row } = await deleted(identity?.externalId ?? '');
    expect(row).toMatchObject({ conversations: 1 });
    expect(await remainsOf(shop.inbox)).toMatchObject({ messages: 0, identities: 0 });
  });
});

describe('of an account', () => {
  test.for(['externalId', 'appScopedId'] as const)(
    'known by its %s, its inbox goes, and it is done when that is gone',
    async (known) => {
      const appScopedId = digits(17);
      await db.update(inboxes).set({ appScopedId }).where(eq(inboxes.id, shop.inbox.id));
      await fill(shop, { people: 3 });
      const { id, code } = await asks(known === 'externalId' ? shop.externalId : appScopedId);
      const after = await works(id);
      await works(id);
      expect(after.rung).toEqual([{ name: 'delete-inbox', payload: { inbox: shop.inbox.id } }]);
      expect(await rowOf(code)).toMatchObject({ inboxes: 1, conversations: 3, doneAt: null });

      const { after: end } = await deletes(shop.inbox.id);
      expect(end.rung).toEqual([{ name: 'delete-content', payload: { deletion: id } }]);
      await works(id);
      expect(await rowOf(code)).toMatchObject({ inboxes: 1, conversations: 3, subject: null });
      expect(await remainsOf(shop.inbox)).toEqual(NOTHING);
      const [act] = await db.select().from(audits).where(eq(audits.accountId, shop.accountId));
      expect(act).toMatchObject({ act: 'inbox.removed', userId: null });
    },
  );

  test('one that was let go of and still holds content goes too', async () => {
    await fill(shop, { people: 2 });
    const releasedAt = new Date();
    await db.update(inboxes).set({ releasedAt }).where(eq(inboxes.id, shop.inbox.id));
    const { id, code } = await asks(shop.externalId);
    await works(id);
    await deletes(shop.inbox.id);
    await works(id);
    expect(await rowOf(code)).toMatchObject({ inboxes: 1, conversations: 2, subject: null });
    expect(await remainsOf(shop.inbox)).toEqual(NOTHING);
  });

  test('one that an administrator removes already is waited for, and removed once', async () => {
    const boss = await shop.member('administrator');
    await fill(shop, { people: 2 });
    await remove(shop.as(boss, { role: 'administrator' }), shop.inbox.id, 'shop');
    const { id, code } = await asks(shop.externalId);
    await works(id);
    expect((await rowOf(code))?.doneAt).toBeNull();
    await deletes(shop.inbox.id);
    await works(id);
    expect((await rowOf(code))?.doneAt).not.toBeNull();
    const acts = await db.select().from(audits).where(eq(audits.accountId, shop.accountId));
    expect(acts).toHaveLength(1);
  });

  test('that nobody has connected, what was received of it goes', async () => {
    const externalId = `17841${digits(12)}`;
    await says('Anybody?', { at: { ...shop, externalId } });
    const { row } = await deleted(externalId);
    expect(row?.doneAt).not.toBeNull();
    expect(await db.select().from(events).where(eq(events.entryId, externalId))).toEqual([]);
  });
});

test('an app that was removed twice has been refused since the first time', async () => {
  const appScopedId = digits(17);
  await db.update(inboxes).set({ appScopedId }).where(eq(inboxes.id, shop.inbox.id));
  const first = new Date('2026-11-20T10:00:00Z');
  await deauthorize(system(first), appScopedId);
  await deauthorize(system(new Date('2026-11-21T10:00:00Z')), shop.externalId);
  const [inbox] = await db.select().from(inboxes).where(eq(inboxes.id, shop.inbox.id));
  expect(inbox).toMatchObject({ problemSince: first, problem: expect.stringMatching(/removed/) });
});
