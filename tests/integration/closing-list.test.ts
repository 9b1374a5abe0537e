import { drizzle } from 'drizzle-orm/postgres-js';
import { beforeEach, describe, expect, test } from 'vitest';
import { db } from '@/db/client';
import { countEnding, listClosing } from '@/db/queries/closing-list';
import type { ListEdge } from '@/db/queries/conversation-list';
import type { ListQuery } from '@/lib/contracts/conversation-requests';
import type { Role } from '@/lib/domain/conversation';
import { assign } from '@/lib/services/conversations/assign';
import { resolve } from '@/lib/services/conversations/resolve';
import { conversationPage } from '@/lib/web/loaders/conversation-page';
import { makeAccount, type TestAccount, type TestMember } from '../support/account.ts';
import { addInbox } from '../support/inbox.ts';
import { arrives, newCustomer, webhookBody, written } from '../support/instagram.ts';

const HOUR = 3_600_000;
const WINDOWS = { instagram: 24 * HOUR };

let shop: TestAccount;
let boss: TestMember;
beforeEach(async () => {
  shop = await makeAccount();
  boss = await shop.member('administrator');
});

const asBoss = () => shop.as(boss, { role: 'administrator' });

/** Somebody wrote so long ago; answers the number of their conversation. */
async function wrote(hoursAgo: number, account = shop.externalId): Promise<void> {
  const at = Date.now() - hoursAgo * HOUR;
  await arrives(
    webhookBody(account, written({ account, customer: newCustomer(), text: 'Hi', at })),
  );
}
const page = (query: Partial<ListQuery> = {}, ctx = asBoss()) =>
  conversationPage(ctx, { status: 'open', assignee: 'all', order: 'closing', ...query });
const numbersIn = async (query: Partial<ListQuery> = {}, ctx = asBoss()) =>
  (await page(query, ctx)).conversations.map(({ number }) => number);

describe('what closes soonest first', () => {
  test('has what can be answered in the order in which that ends, then what just closed', async () => {
    for (const hours of [1, 23, 12, 40, 30]) await wrote(hours);
    expect(await numbersIn()).toEqual([2, 3, 1, 5, 4]);
  });

  test('is of one status and of whom it is asked', async () => {
    for (const hours of [1, 23, 12]) await wrote(hours);
    await resolve(asBoss(), 2);
    await assign(asBoss(), 3, boss.memberId);
    expect(await numbersIn()).toEqual([3, 1]);
    expect(await numbersIn({ assignee: 'mine' })).toEqual([3]);
    expect(await numbersIn({ assignee: 'unassigned' })).toEqual([1]);
    expect(await numbersIn({ status: 'resolved' })).toEqual([2]);
    expect((await page()).counts).toEqual({ mine: 1, unassigned: 1, all: 2 });
  });

  test('is read on page by page, and back up, over the place where they begin to be closed', async () => {
    const hours = Array.from({ length: 70 }, (_, index) => 0.5 + index * 0.7);
    for (const each of hours) await wrote(each);
    const open = hours.flatMap((each, index) => (each < 24 ? [index + 1] : [])).toReversed();
    const closed = hours.flatMap((each, index) => (each >= 24 ? [index + 1] : []));
    const first = await page();
    const second = await page({ before: first.next ?? '' });
    const third = await page({ before: second.next ?? '' });
    const numbers = [first, second, third].flatMap(({ conversations }) =>
      conversations.map(({ number }) => number),
    );
    expect(numbers).toEqual([...open, ...closed]);
    expect([first.previous, third.next]).toEqual([null, null]);

    const back = await page({ after: third.previous ?? '' });
    expect(back.conversations).toEqual(second.conversations);
    expect((await page({ before: back.next ?? '' })).conversations).toEqual(third.conversations);
    const top = await page({ after: back.previous ?? '' });
    expect(top.conversations).toEqual(first.conversations);
    expect((await page({ before: top.next ?? '' })).conversations).toEqual(second.conversations);
  });

  test('shows agents only what is in their inboxes', async () => {
    const second = await addInbox(shop);
    await wrote(2);
    await wrote(1, second.externalId);
    const agent = shop.as(await shop.member('agent'));
    expect(await numbersIn({}, agent)).toEqual([1]);
    expect(await numbersIn({ order: 'ending' }, agent)).toEqual([]);
  });
});

describe('what ends soon', () => {
  test('is open, can still be answered, and can’t be in six hours', async () => {
    for (const hours of [1, 17.9, 18.1, 23.9, 24.1, 30]) await wrote(hours);
    await wrote(20);
    await resolve(asBoss(), 7);
    const ending = await page({ order: 'ending' });
    expect(ending.conversations.map(({ number }) => number)).toEqual([4, 3]);
    expect(ending.next).toBeNull();
  });

  test('is counted for each tab by itself', async () => {
    for (const hours of [1, 20, 21, 22]) await wrote(hours);
    await assign(asBoss(), 3, boss.memberId);
    expect((await page({ order: 'ending' })).counts).toEqual({ mine: 1, unassigned: 2, all: 3 });
    const other = await makeAccount();
    const stranger = other.as(await other.member('administrator'), { role: 'administrator' });
    expect((await page({ order: 'ending' }, stranger)).counts.all).toBe(0);
  });

  test('goes by the seven days where Instagram grants those', async () => {
    for (const hours of [20, 7 * 24 - 3, 7 * 24 + 1]) await wrote(hours);
    const { scope } = asBoss();
    const week = { windows: { instagram: 7 * 24 * HOUR }, now: new Date() };
    const edge: ListEdge = { side: 'before', place: null };
    const wanted = { status: 'open', assignee: 'all', limit: 10, edge, ...week } as const;
    const ending = await listClosing(db, scope, { ...wanted, order: 'ending' });
    expect(ending.map(({ number }) => number)).toEqual([2]);
    const closing = await listClosing(db, scope, { ...wanted, order: 'closing' });
    expect(closing.map(({ number }) => number)).toEqual([2, 1, 3]);
    expect(await countEnding(db, scope, week)).toMatchObject({ all: 1 });
  });
});

test.for(['administrator', 'agent'] as const)(
  'the index gives the order to %ss, whatever there is besides',
  async (role: Role) => {
    const { scope } = shop.as(await shop.member(role), { role });
    const asked: { query: string; params: unknown[] }[] = [];
    const logger = {
      logQuery: (query: string, params: unknown[]) => asked.push({ query, params }),
    };
    const place = { at: new Date(Date.now() + HOUR), id: 1 };
    for (const edge of [
      { side: 'before', place: null },
      { side: 'before', place },
      { side: 'after', place },
    ] as const) {
      await listClosing(
        // The same connection, overheard.
        Object.assign(drizzle({ client: db.$client, logger }), { $client: db.$client }),
        scope,
        {
          status: 'open',
          assignee: 'all',
          order: 'closing',
          windows: WINDOWS,
          now: new Date(),
          edge,
          limit: 31,
        },
      );
    }
    for (const { query, params } of asked) {
      const plan = await db.$client.begin(async (tx) => {
        await tx.unsafe('set local enable_sort = off');
        await tx.unsafe('set local enable_seqscan = off');
        await tx.unsafe('set local enable_bitmapscan = off');
        const lines = await tx.unsafe(`explain ${query}`, params as string[]);
        return lines.map((line) => String(line['QUERY PLAN'])).join('\n');
      });
      expect(plan).toMatch(/using conversations_closing on conversations/);
      expect(plan).not.toMatch(/Sort/);
    }
  },
);
