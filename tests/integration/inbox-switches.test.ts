import { and, eq } from 'drizzle-orm';
import { beforeEach, describe, expect, test } from 'vitest';
import { db } from '@/db/client';
import { audits } from '@/db/schema/accounts';
import { inboxes } from '@/db/schema/inboxes';
import { change } from '@/lib/services/inboxes/change';
import { inboxTroubles } from '@/lib/web/loaders/inbox-troubles';
import { makeAccount, type TestAccount, type TestMember } from '../support/account.ts';
import { arrives } from '../support/instagram.ts';

let shop: TestAccount;
let boss: TestMember;
beforeEach(async () => {
  shop = await makeAccount();
  boss = await shop.member('administrator');
});

const asBoss = () => shop.as(boss, { role: 'administrator' });
const row = async () => (await db.select().from(inboxes).where(eq(inboxes.id, shop.inbox.id)))[0];

describe('what the customer may see of the team', () => {
  test('is all of it at first', async () => {
    expect(await row()).toMatchObject({ showsTyping: true, showsSeen: true, reacts: true });
  });

  test('is switched one by one, and the record says which', async () => {
    await change(asBoss(), shop.inbox.id, { showsTyping: false, showsSeen: true });
    await change(asBoss(), shop.inbox.id, { reacts: false });
    expect(await row()).toMatchObject({ showsTyping: false, showsSeen: true, reacts: false });
    const record = await db
      .select({ details: audits.details })
      .from(audits)
      .where(and(eq(audits.accountId, shop.accountId), eq(audits.act, 'inbox.changed')))
      .orderBy(audits.id);
    expect(record.map(({ details }) => details)).toEqual([
      { renamed: false, showsTyping: false },
      { renamed: false, reacts: false },
    ]);
  });
});

test('a restriction of the account is told with its reason, until it is over', async () => {
  const told = (action: string, reason: string, at: number) =>
    JSON.stringify({
      object: 'instagram',
      entry: [
        {
          id: shop.externalId,
          time: at,
          messaging: [
            {
              recipient: { id: shop.externalId },
              timestamp: at,
              policy_enforcement: { action, reason },
            },
          ],
        },
      ],
    });
  await arrives(told('warning', 'Community guidelines', Date.now() - 2000));
  expect(await inboxTroubles(asBoss())).toMatchObject([
    { id: shop.inbox.id, stops: false, sentence: expect.stringContaining('Community guidelines') },
  ]);
  await arrives(told('unblock', '', Date.now() - 1000));
  expect(await inboxTroubles(asBoss())).toEqual([]);
});
