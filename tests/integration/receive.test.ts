import { eq } from 'drizzle-orm';
import { beforeEach, describe, expect, test } from 'vitest';
import { db } from '@/db/client';
import { events } from '@/db/schema/events';
import { open } from '@/lib/services/conversations/open';
import { resolve } from '@/lib/services/conversations/resolve';
import { makeAccount, type TestAccount } from '../support/account.ts';
import {
  arrives,
  conversationsOf,
  echoed,
  newCustomer,
  newMid,
  seen,
  threadOf,
  webhookBody,
  written,
} from '../support/instagram.ts';

let shop: TestAccount;
let account: string;
let customer: string;
const T0 = Date.parse('2026-11-20T10:00:00Z');

beforeEach(async () => {
  shop = await makeAccount();
  account = shop.externalId;
  customer = newCustomer();
});

const says = (text: string, at = T0, mid = newMid()) =>
  arrives(webhookBody(account, written({ account, customer, text, at, mid })));
const texts = async () => (await threadOf(shop.inbox.id)).map(({ content }) => content);
const only = async () => {
  const [conversation, ...others] = await conversationsOf(shop.inbox.id);
  if (!conversation || others.length > 0) throw new Error('not exactly one conversation');
  return conversation;
};
const eventStates = async () =>
  (await db.select().from(events).where(eq(events.entryId, account))).map(({ state, reason }) =>
    reason ? `${state}: ${reason}` : state,
  );

describe('a customer writes', () => {
  test('for the first time: a contact, an open conversation, one unread message', async () => {
    await says('Hello ☕️');
    expect(await texts()).toEqual(['Hello ☕️']);
    expect(await only()).toMatchObject({
      number: 1,
      status: 'open',
      unreadCount: 1,
      lastActivityAt: new Date(T0),
      lastInboundAt: new Date(T0),
    });
  });

  test('and Meta delivers it five times at once: one message', async () => {
    const body = webhookBody(account, written({ account, customer, text: 'Once', at: T0 }));
    await Promise.all(Array.from({ length: 5 }, () => arrives(body)));
    expect(await texts()).toEqual(['Once']);
    expect((await only()).unreadCount).toBe(1);
  });

  test('the same message in a different envelope: one message', async () => {
    const mid = newMid();
    await says('Once', T0, mid);
    await says('Once', T0 + 1, mid);
    expect(await texts()).toEqual(['Once']);
  });

  test('twice from two lanes at the same moment: two contacts, two conversations', async () => {
    const other = newCustomer();
    await Promise.all([
      says('One'),
      arrives(webhookBody(account, written({ account, customer: other, text: 'Two', at: T0 }))),
    ]);
    const numbers = (await conversationsOf(shop.inbox.id)).map(({ number }) => number);
    expect(numbers.toSorted()).toEqual([1, 2]);
  });

  test('late: the message lands at its place and the newest activity stays', async () => {
    await says('Third', T0 + 3000);
    await says('First', T0 + 1000);
    await says('Second', T0 + 2000);
    expect(await texts()).toEqual(['First', 'Second', 'Third']);
    expect((await only()).lastActivityAt).toEqual(new Date(T0 + 3000));
  });

  test('after the conversation was resolved: it opens again', async () => {
    const agent = await shop.member('agent');
    await says('Hello');
    await resolve(shop.as(agent), 1);
    await says('One more thing', T0 + 5000);
    expect(await only()).toMatchObject({ status: 'open' });
  });

  test('an agent opens the thread: nothing is unread', async () => {
    const agent = await shop.member('agent');
    await says('Hello');
    await open(shop.as(agent), 1);
    expect((await only()).unreadCount).toBe(0);
  });

  test('a photo without words: the message stands with its kind', async () => {
    const message = { attachments: [{ type: 'image', payload: { url: 'https://x.test/a.jpg' } }] };
    await arrives(webhookBody(account, written({ account, customer, message, at: T0 })));
    expect(await threadOf(shop.inbox.id)).toMatchObject([{ content: null, kinds: ['image'] }]);
  });
});

describe('the business writes in the Instagram app', () => {
  test('an echo is an outgoing message, marked as such, and nothing is unread', async () => {
    await arrives(webhookBody(account, echoed({ account, customer, text: 'Hi!', at: T0 })));
    expect(await threadOf(shop.inbox.id)).toMatchObject([
      { direction: 'outgoing', origin: 'app', status: 'delivered', memberId: null },
    ]);
    expect(await only()).toMatchObject({ unreadCount: 0, lastInboundAt: null });
  });
});

describe('the customer reads', () => {
  test('a seen mark marks everything of ours up to that message', async () => {
    const [first, second] = [newMid(), newMid()];
    await arrives(
      webhookBody(
        account,
        echoed({ account, customer, text: 'One', mid: first, at: T0 }),
        echoed({ account, customer, text: 'Two', mid: second, at: T0 + 1000 }),
      ),
    );
    await arrives(webhookBody(account, seen({ account, customer, mid: first, at: T0 + 2000 })));
    const thread = await threadOf(shop.inbox.id);
    expect(thread.map(({ status }) => status)).toEqual(['read', 'delivered']);
    expect(thread.map(({ seenAt }) => seenAt)).toEqual([new Date(T0 + 2000), null]);
  });

  test('the mark comes before its message: it waits and is applied', async () => {
    const mid = newMid();
    await arrives(webhookBody(account, seen({ account, customer, mid, at: T0 + 1000 })));
    expect(await eventStates()).toEqual(['waiting: message_not_here']);

    await arrives(webhookBody(account, echoed({ account, customer, text: 'One', mid, at: T0 })));
    expect((await threadOf(shop.inbox.id)).map(({ status }) => status)).toEqual(['read']);
    expect(await eventStates()).toEqual(['done', 'done']);
  });
});

describe('what can’t be shown yet', () => {
  test('a reaction waits for the message that it speaks of', async () => {
    const reaction = {
      sender: { id: customer },
      recipient: { id: account },
      timestamp: T0,
      reaction: { mid: newMid(), action: 'react', reaction: 'love', emoji: '❤' },
    };
    await arrives(webhookBody(account, reaction));
    expect(await eventStates()).toEqual(['waiting: message_not_here']);
    expect(await texts()).toEqual([]);
  });

  test('an account that nobody connected: kept, and shown once it is connected', async () => {
    const stranger = `17841${newCustomer().slice(0, 12)}`;
    await arrives(webhookBody(stranger, written({ account: stranger, customer, text: 'Early' })));
    const [kept] = await db.select().from(events).where(eq(events.entryId, stranger));
    expect(kept).toMatchObject({ state: 'unclaimed', accountId: null });
  });
});

describe('hostile and odd values', () => {
  test('a NUL and a lone surrogate in the text: both are shown as the replacement character', async () => {
    const body = webhookBody(account, written({ account, customer, text: 'a?b', at: T0 }));
    await arrives(body.replace('a?b', 'a\\u0000b\\ud800c'));
    expect(await texts()).toEqual(['a\ufffdb\ufffdc']);
  });

  test('ids as numbers above 2^53 stay what they are', async () => {
    const body = webhookBody(account, written({ account, customer, text: 'Big', at: T0 }))
      .replace(`"${account}"`, account)
      .replaceAll(`"id":"${account}"`, `"id":${account}`);
    await arrives(body);
    expect(await texts()).toEqual(['Big']);
  });

  test('a mid of 300 characters is kept whole', async () => {
    const mid = 'm'.repeat(300);
    await says('Long', T0, `${mid}${customer}`);
    expect((await threadOf(shop.inbox.id))[0]?.externalId).toBe(`${mid}${customer}`);
  });

  test('a batch of 1000 of which one is broken: 999 messages and one event that says why', async () => {
    const items: object[] = Array.from({ length: 1000 }, (_, index) =>
      written({ account, customer, text: `n${index}`, at: T0 + index }),
    );
    items[500] = { sender: {}, recipient: null, timestamp: 'never', message: { mid: 7, text: {} } };
    await arrives(webhookBody(account, ...items));
    expect(await texts()).toHaveLength(999);
    expect((await eventStates()).filter((state) => state !== 'done')).toEqual([
      'ignored: malformed',
    ]);
  }, 300_000);
});
