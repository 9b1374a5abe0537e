import { eq } from 'drizzle-orm';
import { beforeEach, describe, expect, test } from 'vitest';
import { db } from '@/db/client';
import { type Inbox, inboxes } from '@/db/schema/inboxes';
import { reply } from '@/lib/services/messages/reply';
import { conversationDetail } from '@/lib/web/loaders/conversation-detail';
import { conversationPage } from '@/lib/web/loaders/conversation-page';
import { makeAccount, type TestAccount, type TestMember } from '../support/account.ts';
import { arrives, newCustomer, webhookBody, written } from '../support/instagram.ts';

const OPEN = { status: 'open', assignee: 'all' } as const;
let shop: TestAccount;
let agent: TestMember;

beforeEach(async () => {
  shop = await makeAccount();
  agent = await shop.member('agent');
  const { externalId: account } = shop;
  await arrives(webhookBody(account, written({ account, customer: newCustomer(), text: 'Hello' })));
});

const change = (row: Partial<Inbox>) =>
  db.update(inboxes).set(row).where(eq(inboxes.id, shop.inbox.id));
const inDays = (days: number) => new Date(Date.now() + days * 86_400_000);
const troubles = async (who = agent) => (await conversationPage(shop.as(who), OPEN)).troubles;
const inboxInDetail = async () => (await conversationDetail(shop.as(agent), 1)).inbox;

describe('an inbox that needs somebody', () => {
  test('is told of above the list to whoever sees it, and to nobody else', async () => {
    expect(await troubles()).toEqual([]);
    await change({ problem: 'The password was changed.' });
    expect(await troubles()).toEqual([
      { id: shop.inbox.id, name: 'shop', sentence: 'The password was changed.', stops: true },
    ]);
    expect(await troubles(await shop.member('agent', { inInbox: false }))).toEqual([]);
    const others = await makeAccount();
    const stranger = others.as(await others.member('administrator'), { role: 'administrator' });
    expect((await conversationPage(stranger, OPEN)).troubles).toEqual([]);
  });

  test('stops its composers with the reason', async () => {
    await change({ tokenExpiresAt: inDays(-1) });
    expect(await inboxInDetail()).toMatchObject({
      problem: expect.stringMatching(/has run out/),
      warning: null,
    });
    const words = { clientId: crypto.randomUUID(), text: 'Hi', private: false };
    expect(await reply(shop.as(agent), 1, words)).toMatchObject({
      ok: false,
      reason: 'inbox_disconnected',
      problem: expect.stringMatching(/has run out/),
    });
  });

  test('that still sends warns above its composers', async () => {
    await change({ tokenExpiresAt: inDays(6.5) });
    expect(await inboxInDetail()).toMatchObject({
      problem: null,
      warning: expect.stringMatching(/ends in 6 days/),
    });
    const words = { clientId: crypto.randomUUID(), text: 'Hi', private: false };
    expect(await reply(shop.as(agent), 1, words)).toMatchObject({ ok: true });
  });
});

test('when something last came is kept to about a minute', async () => {
  const last = async () => {
    const [row] = await db.select().from(inboxes).where(eq(inboxes.id, shop.inbox.id));
    return row?.lastEventAt;
  };
  const first = await last();
  expect(first).toBeInstanceOf(Date);
  const { externalId: account } = shop;
  const again = () =>
    arrives(webhookBody(account, written({ account, customer: newCustomer(), text: 'Again' })));
  await again();
  expect(await last()).toEqual(first);
  await change({ lastEventAt: inDays(-1) });
  await again();
  expect((await last())?.getTime()).toBeGreaterThan(inDays(-0.5).getTime());
});
