import { randomUUID } from 'node:crypto';
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
let boss: Ask;
let numbers: number[];

beforeAll(async () => {
  product = await outside();
  described = await description(product);
  shop = await team(product);
  agent = asker(product, described, shop.agent.token);
  boss = asker(product, described, shop.boss.token);
  numbers = await customersWrote(product, shop, 'one', 'two', 'three', 'four');
});
afterAll(() => product.sql.end());

const conversation = (number = numbers[0]) => `${shop.base}/conversations/${number}`;
describe('the profile', () => {
  test('says who the token belongs to, and what it reaches', async () => {
    const { name, email, userId } = shop.agent;
    expect((await agent('GET', '/api/v1/profile')).body).toEqual({
      id: Number(userId),
      name,
      email,
      accounts: [{ id: Number(shop.accountId), name: 'Doors', role: 'agent' }],
    });
  });

  test('makes a token that works, and that nobody can read again', async () => {
    const body = { name: 'Nightly export', whatever: true };
    const made = await agent('POST', '/api/v1/profile/access_token', { body });
    const { access_token: token } = made.body;
    expect(token).toMatch(/^parley_[\w-]{43}$/);
    expect(made.headers.get('cache-control')).toContain('no-store');

    const fresh = asker(product, described, token);
    expect((await fresh('GET', '/api/v1/profile')).body.email).toBe(shop.agent.email);
    const rows =
      await product.sql`select * from access_tokens where user_id = ${shop.agent.userId}`;
    expect(JSON.stringify(rows)).not.toContain(token);
    expect(JSON.stringify(rows)).toContain('Nightly export');
  });

  test.for([[{}], [{ name: '' }], [{ name: '  ' }], [{ name: 'x'.repeat(81) }], [{ name: 7 }]])(
    'makes no token like %j: 422 with the field',
    async ([body]) => {
      const refused = await agent('POST', '/api/v1/profile/access_token', { body });
      expect(refused.status).toBe(422);
      expect(refused.body.errors).toEqual([expect.objectContaining({ field: 'name' })]);
    },
  );
});

describe('inboxes', () => {
  const inbox = () => `${shop.base}/inboxes/${shop.inboxId}`;

  test('are those that this person can see', async () => {
    const { body } = await agent('GET', `${shop.base}/inboxes`);
    expect(body.payload).toEqual([
      expect.objectContaining({
        id: Number(shop.inboxId),
        name: 'doors',
        channel_type: 'Channel::Instagram',
        instagram_id: shop.externalId,
        lock_to_single_conversation: false,
        reauthorization_required: false,
      }),
    ]);
    expect((await agent('GET', inbox())).body).toEqual(body.payload[0]);
  });

  test('are changed by administrators, and the change is told in the audit', async () => {
    const body = { name: ' Shop ', lock_to_single_conversation: 'true', greeting_enabled: false };
    const changed = await boss('PATCH', inbox(), { body });
    expect(changed.body).toMatchObject({ name: 'Shop', lock_to_single_conversation: true });
    await boss('PATCH', inbox(), { body: { lock_to_single_conversation: false, other: 1 } });
    await boss('PATCH', inbox(), { body: { lock_to_single_conversation: false } });
    expect((await boss('PATCH', inbox())).body).toMatchObject({
      name: 'Shop',
      lock_to_single_conversation: false,
    });
    const audits = await product.sql`
      select details from audits where account_id = ${shop.accountId} and act = 'inbox.changed'
      order by id`;
    expect(audits.map(({ details }) => details)).toEqual([
      { renamed: true, lockToSingleConversation: true },
      { renamed: false, lockToSingleConversation: false },
    ]);
  });

  test('stay as they are for agents: 403', async () => {
    expect((await agent('PATCH', inbox(), { body: { name: 'Mine' } })).status).toBe(403);
    expect((await agent('GET', inbox())).body.name).not.toBe('Mine');
  });

  test.for([
    [{ name: '' }, 'name'],
    [{ name: 5 }, 'name'],
    [{ lock_to_single_conversation: 'maybe' }, 'lock_to_single_conversation'],
    [{ greeting_enabled: true }, 'greeting_enabled'],
  ] as const)('can’t be %j: 422 with the field', async ([body, field]) => {
    const refused = await boss('PATCH', inbox(), { body });
    expect(refused.status).toBe(422);
    expect(refused.body.errors).toEqual([expect.objectContaining({ field })]);
  });
});

test('a body that is no object, or no JSON: 422', async () => {
  for (const body of [[1], 'word', null]) {
    const refused = await agent('POST', `${conversation()}/toggle_status`, { body });
    expect(refused.status).toBe(422);
  }
  const headers = { 'content-type': 'application/json' };
  const form = new URLSearchParams('{"status"');
  const refused = await agent('POST', `${conversation()}/toggle_status`, { form, headers });
  expect(refused.status).toBe(422);
});

test('more than 5 MB: 413', async () => {
  const body = { content: 'x'.repeat(5 * 1024 * 1024), echo_id: randomUUID() };
  expect((await agent('POST', `${conversation()}/toggle_status`, { body })).status).toBe(413);
});

test('an address that no call has answers 404 in JSON', async () => {
  for (const address of ['/api/v1/nothing', `${shop.base}/contacts`, `${conversation()}/labels`]) {
    expect((await agent('GET', address)).status).toBe(404);
  }
});
