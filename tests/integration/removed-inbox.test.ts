import { randomUUID } from 'node:crypto';
import { beforeEach, describe, expect, test } from 'vitest';
import { db } from '@/db/client';
import { heldCounts } from '@/db/queries/hand-over';
import { openCounts } from '@/db/queries/members';
import { saveSession } from '@/db/queries/sessions';
import { sessionEnd } from '@/lib/domain/sign-in';
import { assign } from '@/lib/services/conversations/assign';
import { change } from '@/lib/services/inboxes/change';
import { remove } from '@/lib/services/inboxes/remove';
import { begin } from '@/lib/services/logins/begin';
import { watchAccess } from '@/lib/web/live-access';
import { apiConversationPage } from '@/lib/web/loaders/api-conversations';
import { apiInboxes } from '@/lib/web/loaders/api-inboxes';
import { apiThread } from '@/lib/web/loaders/api-messages';
import { conversationDetail } from '@/lib/web/loaders/conversation-detail';
import { conversationPage } from '@/lib/web/loaders/conversation-page';
import { messagePage } from '@/lib/web/loaders/message-page';
import { reception } from '@/lib/web/loaders/reception';
import { search } from '@/lib/web/loaders/search';
import { makeAccount, type TestAccount, type TestMember } from '../support/account.ts';
import { addInbox } from '../support/inbox.ts';
import { arrives, newCustomer, webhookBody, written } from '../support/instagram.ts';
import { fill, remainsOf } from '../support/remains.ts';

const OPEN = { status: 'open', assignee: 'all', order: 'newest' } as const;
const ALL = { status: 'all', assignee_type: 'all', page: 1 } as const;

let shop: TestAccount;
let boss: TestMember;
let agent: TestMember;

const asBoss = () => shop.as(boss, { role: 'administrator' });
const seen = (work: Promise<unknown>): Promise<number> =>
  work.then(
    () => 1,
    () => 0,
  );

beforeEach(async () => {
  shop = await makeAccount();
  boss = await shop.member('administrator', { inInbox: false });
  agent = await shop.member('agent');
  const { externalId: account } = shop;
  await arrives(
    webhookBody(account, written({ account, customer: newCustomer(), text: 'Zanzibar' })),
  );
});

/** Each way to what is in an inbox, and how much of it there is to find. */
const DOORS = {
  'the list': async (ctx) => (await conversationPage(ctx, OPEN)).conversations.length,
  'the counts': async (ctx) => (await conversationPage(ctx, OPEN)).counts.all,
  'the thread': (ctx) => seen(messagePage(ctx, 1)),
  'the details': (ctx) => seen(conversationDetail(ctx, 1)),
  'the search': async (ctx) => (await search(ctx, 'zanzibar')).messages.length,
  'the API’s list': async (ctx) => (await apiConversationPage(ctx, ALL)).data.payload.length,
  'the API’s counts': async (ctx) => (await apiConversationPage(ctx, ALL)).data.meta.all_count,
  'the API’s thread': (ctx) => seen(apiThread(ctx, 1, {})),
  'the API’s inboxes': async (ctx) => (await apiInboxes(ctx)).length,
  'what waits in each account': async (ctx) =>
    (await openCounts(db, ctx.userId)).reduce((sum, { open }) => sum + open, 0),
  'giving it to somebody': (ctx) => seen(assign(ctx, 1, ctx.scope.memberId)),
  'what somebody holds': async (ctx) => (await heldCounts(db, ctx.scope)).length,
} as const satisfies Record<string, (ctx: ReturnType<typeof asBoss>) => Promise<number>>;

describe.each(['agent', 'administrator'] as const)('an %s of a removed inbox', (role) => {
  test.for(Object.entries(DOORS))('finds nothing of it through %s', async ([, look]) => {
    await assign(asBoss(), 1, role === 'agent' ? agent.memberId : boss.memberId);
    const ctx = () => (role === 'agent' ? shop.as(agent) : asBoss());
    expect(await look(ctx())).toBe(1);
    await remove(asBoss(), shop.inbox.id, 'shop');
    expect(await look(ctx())).toBe(0);
  });
});

test('a removed inbox can be neither set, nor reconnected, nor watched, nor heard of', async () => {
  const sessionId = randomUUID();
  const at = new Date();
  await db.transaction((tx) =>
    saveSession(tx, { id: sessionId, userId: agent.userId, at, expiresAt: sessionEnd(at) }),
  );
  const { accountId } = shop;
  const access = watchAccess({ accountId, ...agent, sessionId });
  const note = { type: 'conversation', inbox: shop.inbox.id, conversation: 1, version: 1 } as const;
  await access.renew();
  expect(access.hears(note)).toBe(true);

  await remove(asBoss(), shop.inbox.id, 'shop');
  await access.renew();
  expect(access.hears(note)).toBe(false);
  const wanted = { channel: 'instagram', inboxId: shop.inbox.id } as const;
  for (const deed of [
    () => change(asBoss(), shop.inbox.id, { name: 'Mine' }),
    () => begin(asBoss(), wanted),
    () => reception(asBoss(), shop.inbox.id),
  ]) {
    await expect(deed()).rejects.toThrow('inbox');
  }
});

test('another inbox of the account, and one of another account, are as they were', async () => {
  const second = await addInbox(shop, agent);
  const other = await makeAccount();
  await fill({ accountId: shop.accountId, inbox: second }, { people: 3 });
  await fill(other, { people: 2 });
  const looks = () => Promise.all([remainsOf(second), remainsOf(other.inbox)]);
  const before = await looks();
  await remove(asBoss(), shop.inbox.id, 'shop');
  expect(await looks()).toEqual(before);
  expect((await conversationPage(shop.as(agent), OPEN)).conversations).toHaveLength(1);
});
