import { eq } from 'drizzle-orm';
import { beforeEach, describe, expect, test } from 'vitest';
import { db } from '@/db/client';
import { identities } from '@/db/schema/contacts';
import { type Inbox, inboxes } from '@/db/schema/inboxes';
import { judge } from '@/lib/domain/graph-error';
import { refreshProfile } from '@/lib/services/contacts/refresh-profile';
import { reply } from '@/lib/services/messages/reply';
import { settle } from '@/lib/services/messages/settle';
import { conversationDetail } from '@/lib/web/loaders/conversation-detail';
import { conversationPage } from '@/lib/web/loaders/conversation-page';
import { makeAccount, system, type TestAccount, type TestMember } from '../support/account.ts';
import { arrives, newCustomer, webhookBody, written } from '../support/instagram.ts';

const OPEN = { status: 'open', assignee: 'all', order: 'newest' } as const;
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

describe('a refusal that concerns a whole inbox is told to all its desks', () => {
  const refresh = () => ({ accountId: shop.accountId, note: { type: 'refresh' } });
  const verdict = judge({ code: 190 });

  test('when it is met by an answer', async () => {
    const words = { clientId: crypto.randomUUID(), text: 'Hi', private: false };
    const replied = await reply(shop.as(agent), 1, words);
    const [message] = replied.ok ? replied.messages : [];
    if (!message) throw new Error('no message');
    const ctx = system();
    await settle(ctx, message, { kind: 'rejected', verdict });
    expect(ctx.after.told).toContainEqual(refresh());

    const later = system();
    await settle(later, message, { kind: 'rejected', verdict: judge({ code: 551 }) });
    expect(later.after.told).not.toContainEqual(refresh());
  });

  test('when it is met by a question for a name', async () => {
    await change({ accessToken: 'enc:v1:nobody:can-read' });
    const [person] = await db
      .update(identities)
      .set({ profileCheckAt: new Date(0) })
      .where(eq(identities.inboxId, shop.inbox.id))
      .returning();
    const ctx = system();
    await refreshProfile(ctx, person?.id ?? 0);
    expect(ctx.after.told).toContainEqual(refresh());
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
