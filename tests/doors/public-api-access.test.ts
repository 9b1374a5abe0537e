import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { newConversation } from '../support/demo.ts';
import { type Outside, outside, sha256, signedIn, type Visit } from '../support/doors.ts';
import {
  asker,
  customersWrote,
  description,
  person,
  type Team,
  team,
} from '../support/public-api.ts';

let product: Outside;
let shop: Team;
let other: Team;
let number: number;
let foreign: number;
let described: Awaited<ReturnType<typeof description>>;

beforeAll(async () => {
  product = await outside();
  described = await description(product);
  shop = await team(product);
  other = await team(product);
  [number = 0] = await customersWrote(product, shop, 'Ours');
  [, foreign = 0] = await customersWrote(product, other, 'Theirs', 'Theirs too');
});
afterAll(() => product.sql.end());

const as = ({ token }: { token: string }) => asker(product, described, token);

type Calls = readonly (readonly [method: string, address: string, body?: object])[];

/** Every call about a conversation or an inbox of an account, none of which changes it for good. */
const calls = ({ base, inboxId }: Pick<Team, 'base' | 'inboxId'>, at: number | string): Calls => [
  ['GET', `${base}/conversations/${at}`],
  ['GET', `${base}/conversations/${at}/messages`],
  ['POST', `${base}/conversations/${at}/messages`, { content: 'x', private: true }],
  ['POST', `${base}/conversations/${at}/toggle_status`, { status: 'pending' }],
  ['GET', `${base}/inboxes/${inboxId}`],
  ['PATCH', `${base}/inboxes/${inboxId}`, { name: 'Taken over' }],
];
const account = (of: Team, at: number | string): Calls => [
  ['GET', `${of.base}/inboxes`],
  ['GET', `${of.base}/conversations`],
  ...calls(of, at),
];
const mine: Calls = [
  ['GET', '/api/v1/profile'],
  ['POST', '/api/v1/profile/access_token', { name: 'x' }],
];

const untouched = async () => {
  const here = product.sql([shop.accountId, other.accountId]);
  const [row] = await product.sql`
    select (select count(*)::int from messages where account_id in ${here}) as messages,
      (select count(*)::int from audits where account_id in ${here}) as audits`;
  return row;
};
const statuses = async (ask: ReturnType<typeof asker>, which: Calls) => {
  const found = [];
  for (const [method, address, body] of which) {
    found.push((await ask(method, address, body ? { body } : {})).status);
  }
  return [...new Set(found)];
};

describe('without valid credentials: 401', () => {
  test.for([
    ['none', undefined],
    ['an empty token', ''],
    ['a token that never was', `parley_${'x'.repeat(43)}`],
    ['a hash', sha256('x')],
  ] as const)('%s', async ([, token]) => {
    const ask = asker(product, described, token);
    expect(await statuses(ask, [...mine, ...account(shop, number)])).toEqual([401]);
    expect((await ask('GET', '/api/v1/nothing')).status).toBe(401);
  });

  test('a revoked token, from the next request on', async () => {
    const leaver = await person(product, { accountId: shop.accountId, inboxId: shop.inboxId });
    expect((await as(leaver)('GET', '/api/v1/profile')).status).toBe(200);
    await product.sql`update access_tokens set revoked_at = now() where user_id = ${leaver.userId}`;
    expect(await statuses(as(leaver), [...mine, ...account(shop, number)])).toEqual([401]);
  });
});

test('the token may stand in a header that proxies let through', async () => {
  const headers = { 'Api-Access-Token': shop.agent.token };
  const ask = asker(product, described);
  expect((await ask('GET', '/api/v1/profile', { headers })).status).toBe(200);
});

describe('out of reach: 404', () => {
  test('another account', async () => {
    for (const who of [shop.agent, shop.boss]) {
      expect(await statuses(as(who), account(other, foreign))).toEqual([404]);
    }
  });

  test('another account’s rows under one’s own address', async () => {
    const across = { base: shop.base, inboxId: other.inboxId };
    for (const who of [shop.agent, shop.boss]) {
      expect(await statuses(as(who), calls(across, foreign))).toEqual([404]);
      const list = `${shop.base}/conversations?inbox_id=${other.inboxId}`;
      expect((await as(who)('GET', list)).status).toBe(404);
    }
  });

  test('an inbox that the agent is not in: nothing is listed, counted, found or written', async () => {
    const ask = as(shop.outsider);
    expect((await ask('GET', `${shop.base}/inboxes`)).body).toEqual({ payload: [] });
    for (const type of ['all', 'me', 'assigned', 'unassigned']) {
      const { body } = await ask('GET', `${shop.base}/conversations?assignee_type=${type}`);
      const none = { mine_count: 0, unassigned_count: 0, assigned_count: 0, all_count: 0 };
      expect(body.data).toEqual({ meta: none, payload: [] });
    }
    expect(await statuses(ask, calls(shop, number))).toEqual([404]);
    const list = `${shop.base}/conversations?inbox_id=${shop.inboxId}`;
    expect((await ask('GET', list)).status).toBe(404);
  });

  test('an account whose place was closed, from the next request on', async () => {
    const leaver = await person(product, { accountId: shop.accountId, inboxId: shop.inboxId });
    expect((await as(leaver)('GET', `${shop.base}/inboxes`)).status).toBe(200);
    await product.sql`update members set disabled_at = now() where id = ${leaver.memberId}`;
    expect(await statuses(as(leaver), account(shop, number))).toEqual([404]);
    expect((await as(leaver)('GET', '/api/v1/profile')).body.accounts).toEqual([]);
  });

  test.for(['0', '-1', 'x', '1e3', '1.5', '99999999999999999999', '3000000000', '%20'])(
    'a number that nobody has (%s)',
    async (at) => {
      expect(await statuses(as(shop.boss), calls({ ...shop, inboxId: at }, at))).toEqual([404]);
      expect((await as(shop.boss)('GET', `/api/v1/accounts/${at}/inboxes`)).status).toBe(404);
    },
  );

  test('and none of it has written anything', async () => {
    const before = await untouched();
    await statuses(as(shop.outsider), calls(shop, number));
    await statuses(as(shop.boss), account(other, foreign));
    await statuses(asker(product, described, 'wrong'), account(shop, number));
    expect(await untouched()).toEqual(before);
  });
});

describe('a browser session', () => {
  let visit: Visit;
  let base: string;
  let at: number;
  const ask =
    (headers = {}) =>
    async (method: string, address: string, { body }: { body?: unknown } = {}) => {
      const response = await visit(address, {
        method,
        headers,
        body: body === undefined ? null : JSON.stringify(body),
      });
      const answer = { status: response.status, body: await response.json() };
      described.check(method, address, answer);
      return { ...answer, headers: response.headers };
    };

  beforeAll(async () => {
    const { DEMO_EMAIL = '', DEMO_PASSWORD = '' } = product.environment;
    visit = await signedIn(product.url, DEMO_EMAIL, DEMO_PASSWORD);
    const { accountId, number: found } = await newConversation(product);
    [base, at] = [`/api/v1/accounts/${accountId}`, found];
  });

  test('has the same reach as on the desk', async () => {
    expect((await ask()('GET', '/api/v1/profile')).body.email).toBe(product.environment.DEMO_EMAIL);
    expect((await ask()('GET', `${base}/conversations/${at}`)).body.id).toBe(at);
    const note = { content: 'From a page', private: true };
    expect(
      (await ask()('POST', `${base}/conversations/${at}/messages`, { body: note })).status,
    ).toBe(200);
    expect(await statuses(ask(), account(other, foreign))).toEqual([404]);
  });

  test('is of no use to another site’s page: 403, and nothing is written', async () => {
    const content = `Forged ${randomUUID()}`;
    for (const site of ['cross-site', 'same-site']) {
      const forged = ask({ 'sec-fetch-site': site });
      const body = { content, private: true };
      expect((await forged('POST', `${base}/conversations/${at}/messages`, { body })).status).toBe(
        403,
      );
      const token = await forged('POST', '/api/v1/profile/access_token', {
        body: { name: content },
      });
      expect(token.status).toBe(403);
    }
    const [row] = await product.sql`
      select (select count(*)::int from messages where content = ${content}) as messages,
        (select count(*)::int from access_tokens where name = ${content}) as tokens`;
    expect(row).toEqual({ messages: 0, tokens: 0 });
  });

  test('does not stand in for a token that is wrong', async () => {
    const headers = { api_access_token: 'wrong' };
    expect((await ask(headers)('GET', '/api/v1/profile')).status).toBe(401);
  });
});

describe('300 requests a minute', () => {
  test('are let through for each token; then 429, and how long to wait', async () => {
    const busy = await person(product, { accountId: shop.accountId });
    const calm = await person(product, { accountId: shop.accountId });
    const first = await as(busy)('GET', '/api/v1/profile');
    expect(first.headers.get('ratelimit-limit')).toBe('300');
    expect(first.headers.get('ratelimit-remaining')).toBe('299');

    const answers = [first];
    for (let round = 0; round < 60 && answers.at(-1)?.status === 200; round++) {
      const asked = Array.from({ length: 10 }, () => as(busy)('GET', '/api/v1/profile'));
      answers.push(...(await Promise.all(asked)).toSorted((a, b) => a.status - b.status));
    }
    const taken = answers.filter(({ status }) => status === 200);
    expect(taken.length).toBeGreaterThanOrEqual(300);
    const refused = answers.at(-1);
    expect(refused?.status).toBe(429);
    expect(Number(refused?.headers.get('retry-after'))).toBeGreaterThan(0);
    expect(Number(refused?.headers.get('retry-after'))).toBeLessThanOrEqual(60);
    expect(refused?.headers.get('ratelimit-remaining')).toBe('0');
    expect((await as(calm)('GET', '/api/v1/profile')).status).toBe(200);
  });
});

test('the time of the last use is written, at most once a minute', async () => {
  const user = await person(product);
  const last = async () => {
    const [row] = await product.sql`
      select last_used_at from access_tokens where user_id = ${user.userId}`;
    return row?.last_used_at;
  };
  expect(await last()).toBeNull();
  await as(user)('GET', '/api/v1/profile');
  const used = await last();
  expect(used).toBeInstanceOf(Date);
  await as(user)('GET', '/api/v1/profile');
  expect(await last()).toEqual(used);
  await product.sql`
    update access_tokens set last_used_at = now() - interval '2 minutes'
    where user_id = ${user.userId}`;
  await as(user)('GET', '/api/v1/profile');
  expect((await last()).getTime()).toBeGreaterThanOrEqual(used.getTime());
});
