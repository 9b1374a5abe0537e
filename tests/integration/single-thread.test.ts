import { beforeEach, describe, expect, test } from 'vitest';
import { resolve } from '@/lib/services/conversations/resolve';
import { setStatus } from '@/lib/services/conversations/set-status';
import { change } from '@/lib/services/inboxes/change';
import { makeAccount, type TestAccount, type TestMember } from '../support/account.ts';
import {
  arrives,
  conversationsOf,
  newCustomer,
  threadOf,
  webhookBody,
  written,
} from '../support/instagram.ts';

const T0 = Date.now() - 3_600_000;
let shop: TestAccount;
let boss: TestMember;
let customer = '';
beforeEach(async () => {
  shop = await makeAccount();
  boss = await shop.member('administrator');
  customer = newCustomer();
});

const at = (ms: number) => shop.as(boss, { role: 'administrator', now: new Date(T0 + ms) });
const says = (text: string, ms: number) =>
  arrives(
    webhookBody(
      shop.externalId,
      written({ account: shop.externalId, customer, text, at: T0 + ms }),
    ),
  );
const single = (lockToSingleConversation: boolean) =>
  change(at(0), shop.inbox.id, { lockToSingleConversation });
/** Each conversation's status, and what was said in it. */
async function standing() {
  const [conversations, messages] = await Promise.all([
    conversationsOf(shop.inbox.id),
    threadOf(shop.inbox.id),
  ]);
  return conversations.map(({ id, status }) => [
    status,
    ...messages
      .filter(({ conversationId, direction }) => conversationId === id && direction === 'incoming')
      .map(({ content }) => content),
  ]);
}

describe('as an inbox is at first', () => {
  test('whoever writes after a resolve begins a new conversation', async () => {
    await says('one', 0);
    await resolve(at(1000), 1);
    await says('two', 2000);
    expect(await standing()).toEqual([
      ['resolved', 'one'],
      ['open', 'two'],
    ]);
  });

  test.for(['pending', 'snoozed'] as const)('one that is %s goes on', async (status) => {
    await says('one', 0);
    const wanted = status === 'snoozed' ? { status, until: null } : { status };
    await setStatus(at(1000), 1, wanted);
    await says('two', 2000);
    expect(await standing()).toEqual([[status === 'snoozed' ? 'open' : 'pending', 'one', 'two']]);
  });

  test('a message that was written before the resolve and comes after it opens that again', async () => {
    await says('one', 0);
    await resolve(at(5000), 1);
    await says('late', 4000);
    expect(await standing()).toEqual([['open', 'one', 'late']]);
  });
});

describe('with one conversation per person', () => {
  test('a resolved one opens again', async () => {
    await single(true);
    await says('one', 0);
    await resolve(at(1000), 1);
    await says('two', 2000);
    expect(await standing()).toEqual([['open', 'one', 'two']]);
  });

  test('the newest of those that are there goes on', async () => {
    await says('one', 0);
    await resolve(at(1000), 1);
    await says('two', 2000);
    await resolve(at(3000), 2);
    await single(true);
    await says('three', 4000);
    expect(await standing()).toEqual([
      ['resolved', 'one'],
      ['open', 'two', 'three'],
    ]);
  });

  test('switched off again, the next after a resolve is a new one; nothing that was said moves', async () => {
    await single(true);
    await says('one', 0);
    await resolve(at(1000), 1);
    await single(false);
    await says('two', 2000);
    await single(true);
    await says('three', 3000);
    expect(await standing()).toEqual([
      ['resolved', 'one'],
      ['open', 'two', 'three'],
    ]);
  });
});
