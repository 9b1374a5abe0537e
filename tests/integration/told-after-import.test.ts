import { eq } from 'drizzle-orm';
import { beforeEach, describe, expect, test } from 'vitest';
import { db } from '@/db/client';
import { contacts } from '@/db/schema/contacts';
import type { FetchedMessage } from '@/lib/channels/channel';
import { takeFetched } from '@/lib/services/messages/take-fetched';
import { makeAccount, type TestAccount } from '../support/account.ts';
import {
  arrives,
  conversationsOf,
  newCustomer,
  newMid,
  threadOf,
  webhookBody,
  written,
} from '../support/instagram.ts';

let shop: TestAccount;
const customer = newCustomer();
const mid = newMid();
const at = new Date(Date.now() - 1000);

const read: FetchedMessage = {
  ...{ kind: 'message', externalId: mid, contact: customer, at, text: 'Is the kettle back?' },
  ...{ attachments: [], replyTo: null, context: null, echo: false, appId: null, standby: false },
  reactions: [],
};

const isTold = () => {
  const { externalId: account } = shop;
  const item = written({ account, customer, mid, text: 'Is the kettle back?', at: at.getTime() });
  return arrives(webhookBody(account, item));
};

beforeEach(async () => {
  shop = await makeAccount();
  await db.transaction((tx) =>
    takeFetched(tx, shop.inbox, { message: read, now: new Date(), past: { at, echo: true } }),
  );
  expect(await conversationsOf(shop.inbox.id)).toMatchObject([{ status: 'resolved' }]);
});

describe('a message that was read from the past just before its webhook came', () => {
  test('is news once that comes: unread, and its conversation open', async () => {
    await isTold();
    expect(await threadOf(shop.inbox.id)).toMatchObject([{ externalId: mid, imported: false }]);
    expect(await conversationsOf(shop.inbox.id)).toMatchObject([
      { status: 'open', unreadCount: 1, lastActivityAt: at, lastInboundAt: at },
    ]);
  });

  test('is so once, however often it is told', async () => {
    await isTold();
    const { externalId: account } = shop;
    const item = written({ account, customer, mid, text: 'Is the kettle back?', at: at.getTime() });
    await arrives(webhookBody(account, { ...item, again: true }));
    expect(await conversationsOf(shop.inbox.id)).toMatchObject([{ unreadCount: 1 }]);
  });

  test('asks for nobody if its writer is blocked', async () => {
    const { accountId } = shop;
    await db.update(contacts).set({ blockedAt: at }).where(eq(contacts.accountId, accountId));
    await isTold();
    expect(await conversationsOf(shop.inbox.id)).toMatchObject([
      { status: 'resolved', unreadCount: 0 },
    ]);
  });
});
