import { randomUUID } from 'node:crypto';
import { eq, sql } from 'drizzle-orm';
import { beforeEach, describe, expect, test } from 'vitest';
import { db } from '@/db/client';
import { contacts, identities } from '@/db/schema/contacts';
import { messages } from '@/db/schema/messages';
import { resolve } from '@/lib/services/conversations/resolve';
import { reply } from '@/lib/services/messages/reply';
import { search } from '@/lib/web/loaders/search';
import { makeAccount, type TestAccount, type TestMember } from '../support/account.ts';
import { addInbox } from '../support/inbox.ts';
import { arrives, newCustomer, threadOf, webhookBody, written } from '../support/instagram.ts';

const T0 = Date.parse('2026-11-20T10:00:00Z');
let shop: TestAccount;
let agent: TestMember;

beforeEach(async () => {
  shop = await makeAccount();
  agent = await shop.member('agent');
});

const says = async (text: string, { customer = newCustomer(), account = shop, at = T0 } = {}) => {
  await arrives(
    webhookBody(account.externalId, written({ account: account.externalId, customer, text, at })),
  );
  return customer;
};
async function isCalled(customer: string, name: string | null, username: string | null) {
  const [identity] = await db
    .update(identities)
    .set({ username })
    .where(eq(identities.externalId, customer))
    .returning();
  await db
    .update(contacts)
    .set({ name })
    .where(eq(contacts.id, identity?.contactId ?? 0));
}
const find = (typed: string, who = agent) => search(shop.as(who), typed);
const textsOf = ({ messages: found }: Awaited<ReturnType<typeof find>>) =>
  found.map(({ excerpt }) => excerpt.text);
const numbersOf = ({ conversations }: Awaited<ReturnType<typeof find>>) =>
  conversations.map(({ number }) => number);

describe('messages are found', () => {
  test('by the beginnings of their words, all of them, in any order and case', async () => {
    const customer = await says('Is the Ash dripper back?');
    await says('The dripper is fine', { customer, at: T0 + 1000 });
    expect(textsOf(await find('DRIP ash'))).toEqual(['Is the Ash dripper back?']);
    expect(textsOf(await find('ripper'))).toEqual([]);
    expect(textsOf(await find('dripper'))).toEqual([
      'The dripper is fine',
      'Is the Ash dripper back?',
    ]);
  });

  test.for([
    ['Größe über 40 cm', 'größe'],
    ['“Quoted” words', 'quoted'],
    ['see https://shop.test/ash-dripper?x=1', 'dripper'],
    ['mail ada.f@example.test', 'ada.f@example.test'],
    ['注文の確認、お願いします', '注文'],
    ["it's", "it's"],
    ['order 2026-11-20', '2026-11'],
  ] as const)('in %j by %j', async ([text, typed]) => {
    await says(text);
    expect(textsOf(await find(typed))).toEqual([text]);
  });

  test('with the stretches that were looked for, at their places', async () => {
    await says('Is the ash dripper back?');
    const { messages: found } = await find('ash');
    expect(found).toMatchObject([
      { number: 1, direction: 'incoming', excerpt: { marks: [{ start: 7, end: 10 }] } },
    ]);
  });

  test('and notes too, but no line of activity', async () => {
    await says('Hello');
    const note = { clientId: randomUUID(), text: 'Ask Dana about resolved glazes', private: true };
    await reply(shop.as(agent, { now: new Date(T0 + 1000) }), 1, note);
    await resolve(shop.as(agent), 1);
    expect((await find('resolved')).messages).toMatchObject([{ private: true, number: 1 }]);
  });

  test('never again once their words are gone', async () => {
    await says('Secretword');
    const [{ id = 0 } = {}] = await threadOf(shop.inbox.id);
    await db.update(messages).set({ content: null }).where(eq(messages.id, id));
    expect(await find('secretword')).toEqual({ conversations: [], messages: [] });
  });

  test('twenty at most, the newest first', async () => {
    const customer = newCustomer();
    const items = Array.from({ length: 25 }, (_, index) =>
      written({ account: shop.externalId, customer, text: `same ${index}`, at: T0 + index * 1000 }),
    );
    await arrives(webhookBody(shop.externalId, ...items));
    const texts = textsOf(await find('same'));
    expect([texts.length, texts[0], texts.at(-1)]).toEqual([20, 'same 24', 'same 5']);
  });
});

describe('conversations are found', () => {
  test('by name, username and number, the newest first, resolved ones too', async () => {
    const ada = await says('a');
    const adam = await says('b', { at: T0 + 1000 });
    const bob = await says('c');
    await isCalled(ada, 'Ada Lovelace', 'ada.l');
    await isCalled(adam, null, 'adam_smith');
    await isCalled(bob, 'Bob', null);
    await resolve(shop.as(agent), 1);
    expect(numbersOf(await find('ada'))).toEqual([2, 1]);
    expect(numbersOf(await find('love ada'))).toEqual([1]);
    expect(numbersOf(await find('smith'))).toEqual([2]);
    expect(numbersOf(await find('#3'))).toEqual([3]);
    expect(numbersOf(await find('lace'))).toEqual([]);
    expect((await find('love')).conversations).toMatchObject([
      { status: 'resolved', name: { text: 'Ada Lovelace', marks: [{ start: 4, end: 8 }] } },
    ]);
  });

  test('once, though name and username both fit', async () => {
    const ada = await says('a');
    await isCalled(ada, 'Ada', 'ada');
    expect(numbersOf(await find('ada'))).toEqual([1]);
  });
});

describe('nobody finds', () => {
  test('anything of another account', async () => {
    const other = await makeAccount();
    const customer = await says('Secretword', { account: other });
    await isCalled(customer, 'Secretname', 'secretuser');
    for (const role of ['agent', 'administrator'] as const) {
      for (const typed of ['secretword', 'secretname', 'secretuser', '1', 'account']) {
        const found = await search(shop.as(agent, { role }), typed);
        expect(found, `${role} ${typed}`).toEqual({ conversations: [], messages: [] });
      }
    }
  });

  test('anything of an inbox that they are not a member of; an administrator does', async () => {
    const inbox = await addInbox(shop);
    const account = { ...shop, externalId: inbox.externalId };
    const customer = await says('Secretword', { account });
    await isCalled(customer, 'Secretname', 'secretuser');
    for (const typed of ['secretword', 'secretname', 'secretuser', '1']) {
      expect(await find(typed), typed).toEqual({ conversations: [], messages: [] });
    }
    const boss = shop.as(agent, { role: 'administrator' });
    expect((await search(boss, 'secretword')).messages).toHaveLength(1);
    expect((await search(boss, 'secretname')).conversations).toHaveLength(1);
  });
});

test.for(['', ' ', '!', "' or 1=1 --", "'a':*", '\\', 'a & !b', 'x'.repeat(200), '🙏'])(
  '%j is no error',
  async (typed) => {
    await says('Hello');
    expect(await find(typed)).toEqual({ conversations: [], messages: [] });
  },
);

test('the words of an account are looked up in the index', async () => {
  await says('Hello');
  const plan = await db.transaction(async (tx) => {
    await tx.execute(sql`set local enable_seqscan = off`);
    return tx.execute(sql`
      explain select id from messages
      where content is not null and direction <> 'activity'
        and ${sql.raw((await import('@/db/words')).WORDS.messages)} @@ to_tsquery('pg_catalog.simple', 'hello:*')`);
  });
  expect(JSON.stringify(plan)).toContain('messages_words');
});
