import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type Outside, outside } from '../support/doors.ts';
import {
  type Ask,
  asker,
  customersWrote,
  description,
  type Team,
  team,
} from '../support/public-api.ts';

let product: Outside;
let shop: Team;
let described: Awaited<ReturnType<typeof description>>;
let agent: Ask;
let numbers: number[];

beforeAll(async () => {
  product = await outside();
  described = await description(product);
  shop = await team(product);
  agent = asker(product, described, shop.agent.token);
  numbers = await customersWrote(product, shop, 'one', 'two', 'three', 'four');
});
afterAll(() => product.sql.end());

const conversation = (number = numbers[0]) => `${shop.base}/conversations/${number}`;
const list = async (query = '', ask = agent) => {
  const { body } = await ask('GET', `${shop.base}/conversations${query}`);
  return { meta: body.data.meta, ids: body.data.payload.map(({ id }: { id: number }) => id) };
};

describe('conversations', () => {
  test('are listed by newest activity, with the counts', async () => {
    const { meta, ids } = await list();
    expect(ids).toEqual(numbers.toReversed());
    expect(meta).toEqual({ mine_count: 0, unassigned_count: 4, assigned_count: 0, all_count: 4 });
  });

  test('have the shape that clients expect', async () => {
    const { body } = await agent('GET', conversation());
    expect(body).toMatchObject({
      id: numbers[0],
      account_id: Number(shop.accountId),
      inbox_id: Number(shop.inboxId),
      status: 'open',
      unread_count: 1,
      can_reply: true,
      snoozed_until: null,
      labels: [],
      meta: { channel: 'Channel::Instagram', assignee: null, sender: { type: 'contact' } },
      messages: [{ content: 'one', message_type: 0, status: 'sent', sender: { type: 'contact' } }],
    });
    expect(body.last_non_activity_message).toEqual(body.messages[0]);
    expect(body.messages[0].created_at).toBe(body.last_activity_at);
    expect(body.timestamp).toBe(body.last_activity_at);
  });

  test('are filtered by status, inbox and assignee; the counts obey all but the assignee', async () => {
    const filters = await team(product);
    const ask = asker(product, described, filters.agent.token);
    const path = `${filters.base}/conversations`;
    const [a, b, c, d] = await customersWrote(product, filters, 'a', 'b', 'c', 'd');
    const { sql } = product;
    await sql`
      update conversations set assignee_id = ${filters.agent.memberId}
      where inbox_id = ${filters.inboxId} and number in ${sql([a ?? 0, b ?? 0])}`;
    await sql`
      update conversations set assignee_id = ${filters.boss.memberId}
      where inbox_id = ${filters.inboxId} and number = ${c ?? 0}`;
    await ask('POST', `${path}/${b}/toggle_status`, { body: { status: 'pending' } });
    const ids = async (query: string) => {
      const { body } = await ask('GET', `${path}?${query}`);
      return [body.data.payload.map(({ id }: { id: number }) => id), body.data.meta];
    };
    const open = { mine_count: 1, unassigned_count: 1, assigned_count: 2, all_count: 3 };
    const every = { mine_count: 2, unassigned_count: 1, assigned_count: 3, all_count: 4 };

    expect(await ids('')).toEqual([[d, c, a], open]);
    expect(await ids('assignee_type=me')).toEqual([[a], open]);
    expect(await ids('assignee_type=unassigned&status=open')).toEqual([[d], open]);
    expect(await ids('assignee_type=assigned&inbox_id=&page=')).toEqual([[c, a], open]);
    expect(await ids('status=all')).toEqual([[d, c, b, a], every]);
    expect(await ids('status=all&assignee_type=me')).toEqual([[b, a], every]);
    expect(await ids(`status=all&inbox_id=${filters.inboxId}&other=1`)).toEqual([
      [d, c, b, a],
      every,
    ]);
    expect((await ids('status=pending'))[0]).toEqual([b]);
    expect((await ids('status=snoozed'))[0]).toEqual([]);
    expect((await ids('page=2'))[0]).toEqual([]);
  });

  test('come 25 a page, each once', async () => {
    const many = await team(product);
    const texts = Array.from({ length: 60 }, (_, index) => `page ${index}`);
    const all = (await customersWrote(product, many, ...texts)).toReversed();
    for (const token of [many.agent.token, many.boss.token]) {
      const ask = asker(product, described, token);
      const pages = [];
      for (const page of [1, 2, 3, 4]) {
        const { body } = await ask('GET', `${many.base}/conversations?page=${page}`);
        pages.push(body.data.payload.map(({ id }: { id: number }) => id));
      }
      expect(pages).toEqual([all.slice(0, 25), all.slice(25, 50), all.slice(50), []]);
    }
  });

  test.for([
    ['status=closed', 'status'],
    ['assignee_type=mia', 'assignee_type'],
    ['page=0', 'page'],
    ['page=x', 'page'],
    ['inbox_id=x', 'inbox_id'],
    ['q=refund', 'q'],
    ['labels[]=vip', 'labels'],
  ] as const)('can’t be filtered by %s: 422 with the field', async ([query, field]) => {
    const refused = await agent('GET', `${shop.base}/conversations?${query}`);
    expect(refused.status).toBe(422);
    expect(refused.body.errors).toEqual([expect.objectContaining({ field })]);
  });
});

describe('the status', () => {
  const toggle = (body?: unknown, number = numbers[1]) =>
    agent('POST', `${conversation(number)}/toggle_status`, body === undefined ? {} : { body });

  test('goes where it is told, and to the opposite without a word', async () => {
    const until = Math.floor(Date.now() / 1000) + 3600;
    for (const [body, status] of [
      [{ status: 'snoozed', snoozed_until: until }, 'snoozed'],
      [undefined, 'open'],
      [{}, 'resolved'],
      [{ status: '' }, 'open'],
      [{ status: 'pending', other: 1 }, 'pending'],
      [{ status: 'resolved' }, 'resolved'],
      [{ status: 'resolved' }, 'resolved'],
      [{ status: 'open' }, 'open'],
    ] as const) {
      const { body: told } = await toggle(body);
      expect(told.payload).toMatchObject({
        success: true,
        current_status: status,
        conversation_id: numbers[1],
      });
      const { body: shown } = await agent('GET', conversation(numbers[1]));
      expect(shown.status).toBe(status);
      expect(shown.snoozed_until).toBe(status === 'snoozed' ? until : null);
    }
  });

  test.for([
    [{ status: 'closed' }, 'status'],
    [{ status: 'snoozed', snoozed_until: 'soon' }, 'snoozed_until'],
    [{ status: 'snoozed', snoozed_until: 1 }, 'snoozed_until'],
  ] as const)('can’t be %j: 422 with the field', async ([body, field]) => {
    const refused = await toggle(body);
    expect(refused.status).toBe(422);
    expect(refused.body.errors).toEqual([expect.objectContaining({ field })]);
  });

  test('of a form is taken as well', async () => {
    const form = new URLSearchParams({ status: 'snoozed', snoozed_until: '4102444800' });
    const { body } = await agent('POST', `${conversation(numbers[1])}/toggle_status`, { form });
    expect(body.payload).toMatchObject({ current_status: 'snoozed', snoozed_until: 4102444800 });
    await toggle({ status: 'open' });
  });
});
