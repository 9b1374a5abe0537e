import { randomUUID } from 'node:crypto';
import { beforeEach, describe, expect, test } from 'vitest';
import type { ListFilter } from '@/lib/contracts/conversations';
import { BEGINNING, type Message } from '@/lib/contracts/messages';
import { assign } from '@/lib/services/conversations/assign';
import { reply } from '@/lib/services/messages/reply';
import { conversationPage } from '@/lib/web/loaders/conversation-page';
import { messagePage } from '@/lib/web/loaders/message-page';
import { makeAccount, type TestAccount, type TestMember } from '../support/account.ts';
import { arrives, echoed, newCustomer, webhookBody, written } from '../support/instagram.ts';

const T0 = Date.parse('2026-11-20T10:00:00Z');
const OPEN: ListFilter = { status: 'open', assignee: 'all', order: 'newest' };
let shop: TestAccount;
let agent: TestMember;
let account: string;

beforeEach(async () => {
  shop = await makeAccount();
  agent = await shop.member('agent');
  account = shop.externalId;
});

describe('the list in pages', { timeout: 120_000 }, () => {
  const customers = Array.from({ length: 70 }, newCustomer);
  const page = (before?: string | null) =>
    conversationPage(shop.as(agent), { ...OPEN, before: before ?? undefined });
  const numbersOf = ({ conversations }: Awaited<ReturnType<typeof page>>) =>
    conversations.map(({ number }) => number);

  /** Several share a moment, so that only the id tells them apart. */
  beforeEach(async () => {
    const items = customers.map((customer, index) =>
      written({ account, customer, text: 'Hi', at: T0 + Math.floor(index / 7) * 1000 }),
    );
    await arrives(webhookBody(account, ...items));
  });

  async function pages() {
    const found = [await page()];
    for (let last = found[0]; last?.next; last = found.at(-1)) found.push(await page(last.next));
    return found;
  }

  test('has everything once, in one order', async () => {
    const found = await pages();
    expect(found.map(({ conversations }) => conversations.length)).toEqual([30, 30, 10]);
    expect(found.flatMap(numbersOf)).toEqual(Array.from({ length: 70 }, (_, index) => 70 - index));
  });

  test('loses and repeats nothing that stayed put while others were busy', async () => {
    const first = await page();
    const [busyShown, busyHidden] = [customers[69] ?? '', customers[0] ?? ''];
    for (const customer of [busyShown, busyHidden]) {
      await arrives(
        webhookBody(account, written({ account, customer, text: 'New', at: T0 + 90_000 })),
      );
    }
    const second = await page(first.next);
    const third = await page(second.next);
    const seen = [first, second, third].flatMap(numbersOf);
    expect(new Set(seen).size).toBe(seen.length);
    expect(seen.toSorted((a, b) => a - b)).toEqual(
      Array.from({ length: 69 }, (_, index) => index + 2),
    );
    expect(
      numbersOf(await page())
        .slice(0, 2)
        .toSorted(),
    ).toEqual([1, 70]);
  });
});

describe('the thread in pages', { timeout: 120_000 }, () => {
  const customer = newCustomer();
  const thread = (before?: string | null) =>
    messagePage(shop.as(agent), 1, { before: before ?? undefined });
  const textsOf = (messages: readonly Message[]) => messages.map(({ text }) => text);

  async function says(count: number, step = 1000) {
    const items = Array.from({ length: count }, (_, index) =>
      written({ account, customer, text: `n${index}`, at: T0 + Math.floor(index / 3) * step }),
    );
    await arrives(webhookBody(account, ...items));
  }

  test('begins with the newest fifty, oldest first, and goes back from there', async () => {
    await says(105);
    const last = await thread();
    const middle = await thread(last.before);
    const first = await thread(middle.before);
    expect(textsOf([...first.messages, ...middle.messages, ...last.messages])).toEqual(
      Array.from({ length: 105 }, (_, index) => `n${index}`),
    );
    expect([last, middle, first].map(({ messages }) => messages.length)).toEqual([50, 50, 5]);
    expect(first.before).toBeNull();
  });

  test('of exactly one page has none before it', async () => {
    await says(50);
    expect(await thread()).toMatchObject({ before: null });
  });

  test('goes back without gaps while new messages come', async () => {
    await says(80);
    const last = await thread();
    const late = written({ account, customer, text: 'newest', at: T0 + 999_000 });
    await arrives(webhookBody(account, late));
    const first = await thread(last.before);
    expect(textsOf([...first.messages, ...last.messages])).toEqual(
      Array.from({ length: 80 }, (_, index) => `n${index}`),
    );
    expect((await thread()).messages.at(-1)).toMatchObject({ text: 'newest' });
  });

  test('goes forward from a place without gaps while new messages come', async () => {
    await says(120);
    const first = await messagePage(shop.as(agent), 1, { after: BEGINNING });
    expect(textsOf(first.messages)).toEqual(Array.from({ length: 50 }, (_, index) => `n${index}`));
    expect(first.before).toBeNull();

    const next = () => messagePage(shop.as(agent), 1, { after: first.after ?? '' });
    expect(textsOf((await next()).messages)[0]).toBe('n50');
    const last = await messagePage(shop.as(agent), 1, { after: (await next()).after ?? '' });
    expect([last.messages.length, last.after]).toEqual([20, null]);

    const late = written({ account, customer, text: 'newest', at: T0 + 999_000 });
    await arrives(webhookBody(account, late));
    const again = await messagePage(shop.as(agent), 1, { after: (await next()).after ?? '' });
    expect(textsOf(again.messages).at(-1)).toBe('newest');
  });

  test('joins the page before the one it went forward to, also where that is empty', async () => {
    await says(60);
    const newest = await thread();
    const end = newest.messages.at(-1);
    const place = `${Date.parse(end?.at ?? '')}-${end?.id}`;
    const empty = await messagePage(shop.as(agent), 1, { after: place });
    expect(empty).toMatchObject({ messages: [], after: null });
    expect(await thread(empty.before)).toMatchObject({ messages: newest.messages });
  });

  test('opens around one message, with the way on to both sides', async () => {
    await says(120);
    const { messages } = await thread();
    const sought = (await thread((await thread()).before)).messages.at(-1);
    const page = await messagePage(shop.as(agent), 1, { around: sought?.id });
    expect(textsOf(page.messages)).toEqual(
      Array.from({ length: 51 }, (_, index) => `n${index + 44}`),
    );
    expect(page.messages[25]).toEqual(sought);
    const newer = await messagePage(shop.as(agent), 1, { after: page.after ?? '' });
    expect(textsOf(newer.messages)[0]).toBe('n95');
    expect(messages.map(({ id }) => id)).toContain(newer.messages[0]?.id);
  });

  test('around a message of another thread is not there', async () => {
    await says(1);
    const other = newCustomer();
    await arrives(webhookBody(account, written({ account, customer: other, text: 'Hi' })));
    const [foreign] = (await messagePage(shop.as(agent), 2)).messages;
    await expect(messagePage(shop.as(agent), 1, { around: foreign?.id })).rejects.toThrow(
      /^message /,
    );
  });

  test('says who wrote each line', async () => {
    await says(1);
    await arrives(webhookBody(account, echoed({ account, customer, text: 'App', at: T0 + 1 })));
    const now = new Date(T0 + 2000);
    await assign(shop.as(agent, { now }), 1, agent.memberId);
    const written = { clientId: randomUUID(), text: 'Note', private: true };
    await reply(shop.as(agent, { now: new Date(T0 + 3000) }), 1, written);
    const me = { type: 'member', id: agent.memberId, name: agent.name };
    expect((await thread()).messages).toMatchObject([
      { text: 'n0', direction: 'incoming', sender: { type: 'contact' }, clientId: null },
      { text: 'App', direction: 'outgoing', sender: { type: 'app' }, status: 'delivered' },
      { text: `${agent.name} took the conversation`, direction: 'activity', sender: me },
      { text: 'Note', private: true, sender: me, clientId: written.clientId, status: 'sent' },
    ]);
  });
});

test.for([
  '',
  'x',
  '1-2-3',
  '-1-1',
  '99999999999999-1',
  '999999999999999-1',
  '1-999999999999999',
  "'; --",
])('a place in a list that nobody wrote shows what it can: %j', async (before) => {
  await arrives(webhookBody(account, written({ account, customer: newCustomer(), text: 'Hi' })));
  const list = await conversationPage(shop.as(agent), { ...OPEN, before });
  const thread = await messagePage(shop.as(agent), 1, { before });
  expect([list.next, thread.before]).toEqual([null, null]);
});
