import { eq } from 'drizzle-orm';
import { beforeEach, describe, expect, test } from 'vitest';
import { db } from '@/db/client';
import { lockNextEvent } from '@/db/queries/events';
import { events } from '@/db/schema/events';
import { apply } from '@/lib/services/events/apply';
import { remove } from '@/lib/services/inboxes/remove';
import { currentSettings } from '@/lib/services/settings/current';
import { makeAccount, system, type TestAccount, type TestMember } from '../support/account.ts';
import {
  arrives,
  isStored,
  newCustomer,
  threadOf,
  webhookBody,
  workOff,
  written,
} from '../support/instagram.ts';
import { pausedWorker, somebodyWaits } from '../support/paused.ts';
import { contactsOf, countsOf, deletes, NOTHING, remainsOf } from '../support/remains.ts';

let shop: TestAccount;
let boss: TestMember;

const asBoss = () => shop.as(boss, { role: 'administrator' });
/** A millisecond on, since that is as fine as times are kept. */
const removed = () => remove({ ...asBoss(), now: new Date(Date.now() + 1) }, shop.inbox.id, 'shop');
const says = (text: string, customer = newCustomer()) => {
  const { externalId: account } = shop;
  return arrives(webhookBody(account, written({ account, customer, text })));
};
const stored = (text: string) =>
  isStored({ account: shop.externalId, customer: newCustomer(), text });

beforeEach(async () => {
  shop = await makeAccount();
  boss = await shop.member('administrator');
});

describe('an event that is being worked on', () => {
  test('while its inbox goes is waited for, and leaves nothing', async () => {
    const lane = await stored('Just now');
    const { work, go } = await pausedWorker(lane);
    await removed();
    let isOver = false;
    const deleting = deletes(shop.inbox.id).then(() => {
      isOver = true;
    });
    await somebodyWaits();
    expect(isOver).toBe(false);
    go();
    await Promise.all([work, deleting]);
    expect(await remainsOf(shop.inbox)).toEqual(NOTHING);
    expect(await contactsOf(shop)).toBe(0);
    expect(await countsOf(shop)).toEqual({ kept: [], counted: [] });
  });

  test('for an inbox that is gone when it writes writes nothing, and waits for another', async () => {
    const lane = await stored('Too late');
    // As if it had come just after the removal.
    const receivedAt = new Date(Date.now() + 60_000);
    await db.update(events).set({ receivedAt }).where(eq(events.lane, lane));
    const settings = await currentSettings({ db });
    const work = db.transaction(async (tx) => {
      const next = await lockNextEvent(tx, lane, new Date());
      if (!next) throw new Error('no event');
      await removed();
      await deletes(shop.inbox.id);
      await apply(tx, next, { settings, now: new Date() });
    });
    await expect(work).rejects.toThrow();
    expect(await remainsOf(shop.inbox)).toEqual({ ...NOTHING, events: 1 });
    expect(await contactsOf(shop)).toBe(0);

    await workOff(system(), lane);
    const [event] = await db.select().from(events).where(eq(events.lane, lane));
    expect(event).toMatchObject({ state: 'unclaimed', inboxId: null, accountId: null });
  });

  test('and was received before, but not begun, goes with it', async () => {
    await stored('Undone');
    await removed();
    await deletes(shop.inbox.id);
    expect(await remainsOf(shop.inbox)).toEqual(NOTHING);
  });

  test('of the next inbox of the same account stays', async () => {
    await says('Old');
    await removed();
    const next = await makeAccount({ externalId: shop.externalId });
    await says('New');
    await deletes(shop.inbox.id);
    expect((await threadOf(next.inbox.id)).map(({ content }) => content)).toEqual(['New']);
    const kept = await db.select().from(events).where(eq(events.entryId, shop.externalId));
    expect(kept.map(({ inboxId }) => inboxId)).toEqual([next.inbox.id]);
  });
});
