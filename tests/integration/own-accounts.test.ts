import { eq } from 'drizzle-orm';
import { beforeEach, expect, test } from 'vitest';
import { db } from '@/db/client';
import { saveMember } from '@/db/queries/members';
import { members } from '@/db/schema/accounts';
import { inboxMembers } from '@/db/schema/inboxes';
import { assign } from '@/lib/services/conversations/assign';
import { resolve } from '@/lib/services/conversations/resolve';
import { ownAccounts } from '@/lib/web/loaders/own-accounts';
import { makeAccount, type TestAccount } from '../support/account.ts';
import { addInbox } from '../support/inbox.ts';
import { arrives, newCustomer, webhookBody, written } from '../support/instagram.ts';
import { makePerson } from '../support/person.ts';

let ada: Awaited<ReturnType<typeof makePerson>>;
let shop: TestAccount;
let harbour: TestAccount;

beforeEach(async () => {
  ada = await makePerson();
  [shop, harbour] = [await makeAccount(), await makeAccount()];
});

const join = (account: TestAccount, role: 'agent' | 'administrator') =>
  db.transaction((tx) =>
    saveMember(tx, { accountId: account.accountId, userId: ada.userId, role, at: new Date() }),
  );

const customersWrite = async (account: string, times: number) => {
  for (let n = 0; n < times; n++) {
    await arrives(webhookBody(account, written({ account, customer: newCustomer(), text: 'Hi' })));
  }
};

const listed = async () => (await ownAccounts({ db, userId: ada.userId })).accounts;

test('each account of a person says what is open there, and what of it is theirs', async () => {
  await customersWrite(shop.externalId, 3);
  await customersWrite(harbour.externalId, 1);
  const memberId = await join(shop, 'administrator');
  await join(harbour, 'administrator');
  const boss = shop.as({ memberId, userId: ada.userId, name: 'Ada' }, { role: 'administrator' });
  await assign(boss, 1, boss.scope.memberId);
  await resolve(boss, 3);

  expect(await listed()).toMatchObject([
    { id: shop.accountId, role: 'administrator', open: 2, mine: 1 },
    { id: harbour.accountId, role: 'administrator', open: 1, mine: 0 },
  ]);
});

test('an agent counts only what is in their inboxes', async () => {
  const { externalId } = await addInbox(shop);
  await customersWrite(shop.externalId, 1);
  await customersWrite(externalId, 2);
  const memberId = await join(shop, 'agent');
  expect(await listed()).toMatchObject([{ role: 'agent', open: 0 }]);
  const { accountId, inbox } = shop;
  await db.insert(inboxMembers).values({ accountId, inboxId: inbox.id, memberId });
  expect(await listed()).toMatchObject([{ role: 'agent', open: 1 }]);
});

test('an account that was closed to a person is not theirs any more', async () => {
  await join(shop, 'agent');
  const memberId = await join(harbour, 'agent');
  await db.update(members).set({ disabledAt: new Date() }).where(eq(members.id, memberId));
  expect((await listed()).map(({ id }) => id)).toEqual([shop.accountId]);
});

test('somebody whom no account knows has none', async () => {
  expect(await listed()).toEqual([]);
});
