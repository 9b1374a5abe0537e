import { eq } from 'drizzle-orm';
import { expect, test } from 'vitest';
import { db } from '@/db/client';
import { audits } from '@/db/schema/accounts';
import { events } from '@/db/schema/events';
import { messages } from '@/db/schema/messages';
import { drain } from '@/lib/services/events/drain';
import { replay } from '@/lib/services/events/replay';
import { makeAccount, system } from '../support/account.ts';
import { arrives, newCustomer, threadOf, webhookBody, written } from '../support/instagram.ts';

test('an event that was given up is replayed: its message appears, and who asked is written down', async () => {
  const shop = await makeAccount();
  const { userId } = await shop.member('administrator');
  const { externalId: account } = shop;
  const customer = newCustomer();
  await arrives(webhookBody(account, written({ account, customer, text: 'first' })));
  await db.delete(messages).where(eq(messages.inboxId, shop.inbox.id));
  const [event] = await db
    .update(events)
    .set({ state: 'failed', attempts: 8 })
    .where(eq(events.entryId, account))
    .returning();
  const id = event?.id ?? 0;

  const ctx = { ...system(), userId };
  expect(await replay(ctx, id)).toBe(true);
  expect(await replay(ctx, id)).toBe(false);
  expect(ctx.after.rung).toHaveLength(1);
  await drain(system(), event?.lane ?? '');

  expect((await threadOf(shop.inbox.id)).map(({ content }) => content)).toEqual(['first']);
  const trail = await db
    .select()
    .from(audits)
    .where(eq(audits.subject, `event:${id}`));
  expect(trail).toMatchObject([{ act: 'event.replayed', userId }]);
});
