import { randomUUID } from 'node:crypto';
import { eq } from 'drizzle-orm';
import { beforeEach, describe, expect, test } from 'vitest';
import { db } from '@/db/client';
import { inboxes } from '@/db/schema/inboxes';
import type { ListFilter } from '@/lib/contracts/conversations';
import { assign } from '@/lib/services/conversations/assign';
import { open } from '@/lib/services/conversations/open';
import { reopen } from '@/lib/services/conversations/reopen';
import { resolve } from '@/lib/services/conversations/resolve';
import { reply } from '@/lib/services/messages/reply';
import { conversationDetail } from '@/lib/web/loaders/conversation-detail';
import { conversationPage } from '@/lib/web/loaders/conversation-page';
import { memberList } from '@/lib/web/loaders/members';
import { makeAccount, type TestAccount, type TestMember } from '../support/account.ts';
import { addInbox } from '../support/inbox.ts';
import { arrives, echoed, newCustomer, webhookBody, written } from '../support/instagram.ts';

const T0 = Date.parse('2026-11-20T10:00:00Z');
const OPEN: ListFilter = { status: 'open', assignee: 'all', order: 'newest' };
let shop: TestAccount;
let agent: TestMember;

beforeEach(async () => {
  shop = await makeAccount();
  agent = await shop.member('agent');
});

type Said = { text?: string; at?: number; customer?: string; account?: string; message?: object };

const says = ({ customer = newCustomer(), account = shop.externalId, ...said }: Said = {}) =>
  arrives(webhookBody(account, written({ account, customer, text: 'Hello', at: T0, ...said })));

const page = (filter: Partial<ListFilter> & { before?: string } = {}, who = agent) =>
  conversationPage(shop.as(who), { ...OPEN, ...filter });
const numbers = async (filter: Partial<ListFilter> = {}, who = agent) =>
  (await page(filter, who)).conversations.map(({ number }) => number);
const counts = async (filter: Partial<ListFilter> = {}, who = agent) =>
  (await page(filter, who)).counts;

describe('the list', () => {
  test('is empty for a new team', async () => {
    const empty = { conversations: [], troubles: [], next: null, previous: null };
    expect(await page()).toEqual({ ...empty, counts: { mine: 0, unassigned: 0, all: 0 } });
  });

  test('has the newest activity first', async () => {
    for (const [index, at] of [T0 + 2000, T0, T0 + 1000].entries())
      await says({ text: `n${index}`, at });
    expect(await numbers()).toEqual([1, 3, 2]);
  });

  test('shows mine, nobody’s and everybody’s, open and resolved', async () => {
    const colleague = await shop.member('agent');
    for (let index = 0; index < 5; index++) await says({ at: T0 - index });
    await assign(shop.as(agent), 1, agent.memberId);
    await assign(shop.as(agent), 2, colleague.memberId);
    await resolve(shop.as(agent), 3);
    await assign(shop.as(agent), 4, agent.memberId);
    await resolve(shop.as(agent), 4);

    expect(await numbers()).toEqual([1, 2, 5]);
    expect(await numbers({ assignee: 'mine' })).toEqual([1]);
    expect(await numbers({ assignee: 'mine' }, colleague)).toEqual([2]);
    expect(await numbers({ assignee: 'unassigned' })).toEqual([5]);
    expect(await numbers({ status: 'resolved' })).toEqual([3, 4]);
    expect(await numbers({ status: 'resolved', assignee: 'mine', order: 'newest' })).toEqual([4]);
    expect(await counts()).toEqual({ mine: 1, unassigned: 1, all: 3 });
    expect(await counts({ assignee: 'mine' })).toEqual({ mine: 1, unassigned: 1, all: 3 });
    expect(await counts({ status: 'resolved' })).toEqual({ mine: 1, unassigned: 1, all: 2 });
  });

  test('shows who, where, how much is unread and until when one can answer', async () => {
    const customer = newCustomer();
    await says({ customer, at: T0 });
    await says({ customer, at: T0 + 1000, text: 'And another' });
    const { conversations } = await page();
    expect(conversations).toEqual([
      {
        number: 1,
        inbox: { id: shop.inbox.id, name: 'shop', channel: 'instagram' },
        contact: expect.objectContaining({ displayName: customer, name: null, username: null }),
        status: 'open',
        snoozedUntil: null,
        assignee: null,
        lastActivityAt: new Date(T0 + 1000).toISOString(),
        windowClosesAt: new Date(T0 + 1000 + 86_400_000).toISOString(),
        unreadCount: 2,
        preview: {
          direction: 'incoming',
          private: false,
          text: 'And another',
          kinds: [],
          status: 'sent',
          unsent: false,
        },
      },
    ]);
  });
});

describe('the preview', () => {
  const preview = async () => (await page()).conversations[0]?.preview;

  test('is the newest in the provider’s time, whatever came last', async () => {
    const customer = newCustomer();
    await says({ customer, at: T0 + 1000, text: 'Second' });
    await says({ customer, at: T0, text: 'First' });
    expect(await preview()).toMatchObject({ text: 'Second' });
  });

  test('of a photo has no words but its kind', async () => {
    await says({ message: { text: undefined, attachments: [{ type: 'image' }] } });
    expect(await preview()).toMatchObject({ text: null, kinds: ['image'] });
  });

  test('is cut to what a row can show, in whole characters', async () => {
    await says({ text: '😊'.repeat(240) });
    expect(await preview()).toMatchObject({ text: '😊'.repeat(200) });
  });

  test('skips what only tells of the conversation', async () => {
    await says({ text: 'Words' });
    await assign(shop.as(agent), 1, agent.memberId);
    expect(await preview()).toMatchObject({ text: 'Words' });
  });

  test('shows notes as such, and what the business wrote', async () => {
    const customer = newCustomer();
    await says({ customer });
    const account = shop.externalId;
    await arrives(webhookBody(account, echoed({ account, customer, text: 'Ours', at: T0 + 1 })));
    expect(await preview()).toMatchObject({ text: 'Ours', direction: 'outgoing' });

    const note = { clientId: randomUUID(), text: 'Between us', private: true };
    await reply(shop.as(agent), 1, note);
    expect(await preview()).toMatchObject({ text: 'Between us', private: true });
  });
});

describe('the counts', () => {
  test('follow every step of a conversation', async () => {
    const customer = newCustomer();
    await says({ customer });
    expect(await counts()).toEqual({ mine: 0, unassigned: 1, all: 1 });
    await assign(shop.as(agent), 1, agent.memberId);
    expect(await counts()).toEqual({ mine: 1, unassigned: 0, all: 1 });
    await resolve(shop.as(agent), 1);
    await resolve(shop.as(agent), 1);
    expect(await counts()).toEqual({ mine: 0, unassigned: 0, all: 0 });
    expect(await counts({ status: 'resolved' })).toEqual({ mine: 1, unassigned: 0, all: 1 });
    await says({ customer, at: T0 + 5000 });
    expect(await counts()).toEqual({ mine: 1, unassigned: 0, all: 1 });
    await resolve(shop.as(agent), 1);
    await reopen(shop.as(agent), 1);
    await assign(shop.as(agent), 1, null);
    expect(await counts()).toEqual({ mine: 0, unassigned: 1, all: 1 });
    expect(await counts({ status: 'resolved' })).toEqual({ mine: 0, unassigned: 0, all: 0 });
  });

  test('stay right when twenty conversations are moved about at once', async () => {
    const colleague = await shop.member('agent');
    const items = Array.from({ length: 20 }, (_, index) =>
      written({ account: shop.externalId, customer: newCustomer(), text: 'Hi', at: T0 + index }),
    );
    await arrives(webhookBody(shop.externalId, ...items));
    await Promise.all(
      items.flatMap((_, index) => [
        assign(shop.as(agent), index + 1, index % 2 ? agent.memberId : colleague.memberId),
        index % 4 === 0 ? resolve(shop.as(colleague), index + 1) : open(shop.as(agent), index + 1),
      ]),
    );
    expect(await counts()).toEqual({ mine: 10, unassigned: 0, all: 15 });
    expect(await counts({ status: 'resolved' })).toEqual({ mine: 0, unassigned: 0, all: 5 });
    expect((await page()).conversations).toHaveLength(15);
  });

  test('count what this person can see: administrators everything, agents their inboxes', async () => {
    const boss = await shop.member('administrator', { inInbox: false });
    const stranger = await shop.member('agent', { inInbox: false });
    const second = await addInbox(shop, stranger);
    await says();
    await says({ account: second.externalId });

    const asBoss = await conversationPage(shop.as(boss, { role: 'administrator' }), OPEN);
    expect(asBoss.counts.all).toBe(2);
    expect(asBoss.conversations.map(({ number }) => number).toSorted()).toEqual([1, 2]);
    expect([await numbers(), await counts()]).toEqual([[1], { mine: 0, unassigned: 1, all: 1 }]);
    expect(await numbers({}, stranger)).toEqual([2]);
    expect((await counts({}, stranger)).all).toBe(1);
  });
});

describe('the details', () => {
  const detail = (number = 1) => conversationDetail(shop.as(agent), number);

  test('tell of the person, the inbox and what went before', async () => {
    const customer = newCustomer();
    await says({ customer, at: T0 });
    await says({ customer, at: T0 - 60_000, text: 'Late' });
    expect(await detail()).toMatchObject({
      number: 1,
      contact: {
        externalId: customer,
        firstSeenAt: new Date(T0 - 60_000).toISOString(),
        profileProblem: null,
      },
      inbox: {
        id: shop.inbox.id,
        name: 'shop',
        username: 'shop',
        channel: 'instagram',
        problem: null,
      },
      humanAgent: false,
      resolvedAt: null,
      previous: [],
    });
  });

  test('list the person’s other conversations where each resolve ends one', async () => {
    const several = { lockToSingleConversation: false };
    await db.update(inboxes).set(several).where(eq(inboxes.id, shop.inbox.id));
    const customer = newCustomer();
    await says({ customer, at: T0 });
    await resolve(shop.as(agent, { now: new Date(T0 + 1000) }), 1);
    await says({ customer, at: T0 + 2000 });

    expect((await detail(2)).previous).toEqual([
      { number: 1, status: 'resolved', lastActivityAt: new Date(T0).toISOString() },
    ]);
    expect(await detail(1)).toMatchObject({ resolvedAt: new Date(T0 + 1000).toISOString() });
  });

  test('of a conversation that is none are not found', async () => {
    await expect(detail(99)).rejects.toThrow('conversation 99');
  });
});

test('the people to give a conversation to are the account’s, by name, and know who I am', async () => {
  const colleague = await shop.member('administrator');
  const { members } = await memberList(shop.as(agent));
  expect(members.toSorted((a, b) => a.id - b.id)).toEqual([
    { id: agent.memberId, name: agent.name, isMe: true },
    { id: colleague.memberId, name: colleague.name, isMe: false },
  ]);
});
