import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { newConversation } from '../support/demo.ts';
import { connect, type Outside, outside, signedIn, type Visit } from '../support/doors.ts';

let product: Outside;
let visit: Visit;
let account: string;
let foreign: string;
let number: number;

beforeAll(async () => {
  product = await outside();
  const { DEMO_EMAIL = '', DEMO_PASSWORD = '' } = product.environment;
  visit = await signedIn(product.url, DEMO_EMAIL, DEMO_PASSWORD);
  ({ accountId: account, number } = await newConversation(product));
  foreign = (await connect(product)).accountId;
});
afterAll(() => product.sql.end());

const base = (id = account) => `/api/accounts/${id}/conversations`;
const send = (path: string, method: string, body?: unknown, headers = {}) =>
  visit(path, { method, body: body === undefined ? null : JSON.stringify(body), headers });

/** Every address of an account’s conversations, and how it is called. */
const addresses = (
  id = account,
  at: string | number = number,
): readonly (readonly [string, string, unknown])[] => [
  ['GET', base(id), undefined],
  ['GET', `/api/accounts/${id}/members`, undefined],
  ['GET', `/api/accounts/${id}/search?q=hello`, undefined],
  ['GET', `${base(id)}/${at}`, undefined],
  ['GET', `${base(id)}/${at}/messages`, undefined],
  ['POST', `${base(id)}/${at}/messages`, { clientId: randomUUID(), text: 'Hi', private: true }],
  ['PUT', `${base(id)}/${at}/opening`, {}],
  ['PUT', `${base(id)}/${at}/assignment`, { memberId: null }],
  ['POST', `${base(id)}/${at}/closure`, {}],
  ['DELETE', `${base(id)}/${at}/closure`, undefined],
  ['PUT', `${base(id)}/${at}/status`, { status: 'snoozed', until: null }],
  ['POST', `${base(id)}/${at}/messages/1/retry`, {}],
  ['POST', `${base(id)}/${at}/messages/1/confirmation`, {}],
];
const notes = async () => {
  const [row] =
    await product.sql`select count(*)::int as count from messages where account_id = ${account}`;
  return row?.count;
};

describe('the addresses of an account', () => {
  test('signed out: 401', async () => {
    for (const [method, path, body] of addresses()) {
      const init = { method, body: body === undefined ? null : JSON.stringify(body) };
      const response = await fetch(product.url + path, init);
      expect(response.status, `${method} ${path}`).toBe(401);
      expect(await response.json()).toEqual({ code: 'signed_out' });
    }
  });

  test('of an account that is not mine: 404', async () => {
    for (const [method, path, body] of addresses(foreign)) {
      expect((await send(path, method, body)).status, `${method} ${path}`).toBe(404);
    }
  });

  test.for(['0', '-1', 'x', '1e3', '0x1', '1.5', '99999999999999999999', '%00', "1' or '1'='1"])(
    'of an account that is no number (%s): 404',
    async (id) => {
      const path = base(encodeURIComponent(decodeURIComponent(id)));
      expect((await send(path, 'GET')).status).toBe(404);
    },
  );

  test('from another site’s page: 403, and nothing is written', async () => {
    const before = await notes();
    for (const [method, path, body] of addresses()) {
      for (const site of ['cross-site', 'same-site']) {
        const response = await send(path, method, body, { 'sec-fetch-site': site });
        expect(response.status, `${method} ${path}`).toBe(403);
      }
    }
    expect(await notes()).toBe(before);
  });
});

describe('a conversation', () => {
  test.for([
    '999999999',
    '3000000000',
    '999999999999999',
    '9007199254740993',
    '0',
    'x',
    '1e0',
    '%20',
  ])('that there is none of (%s): 404', async (at) => {
    for (const [method, path, body] of addresses(account, at).slice(3)) {
      expect((await send(path, method, body)).status, `${method} ${path}`).toBe(404);
    }
  });

  test('is listed and read as JSON', async () => {
    const list = await (await send(base(), 'GET')).json();
    expect(list.counts.all).toBeGreaterThan(0);
    expect(list.conversations.length).toBeGreaterThan(0);
    expect(await (await send(`${base()}/${number}`, 'GET')).json()).toMatchObject({ number });
    const thread = await (await send(`${base()}/${number}/messages`, 'GET')).json();
    expect(thread.messages.length).toBeGreaterThan(0);
  });

  test.for([
    ['no text', { clientId: randomUUID() }],
    ['an empty text', { clientId: randomUUID(), text: '  ' }],
    ['a text that is too long', { clientId: randomUUID(), text: 'x'.repeat(20_001) }],
    ['a text that is none', { clientId: randomUUID(), text: { a: 1 } }],
    ['no client id', { text: 'Hi' }],
    ['a client id that is none', { clientId: '1', text: 'Hi' }],
    ['something that we don’t know', { clientId: randomUUID(), text: 'Hi', status: 'sent' }],
    ['a list', []],
    ['null', null],
    ['a word', 'Hi'],
  ] as const)('takes no reply with %s: 422, and nothing is written', async ([, body]) => {
    const before = await notes();
    const response = await send(`${base()}/${number}/messages`, 'POST', body);
    expect(response.status).toBe(422);
    expect(await response.json()).toMatchObject({ code: 'invalid' });
    expect(await notes()).toBe(before);
  });

  test.for(['{', 'x'.repeat(300_000), '\0'])('takes no body that is no JSON: 422', async (body) => {
    const path = `${base()}/${number}/messages`;
    expect((await visit(path, { method: 'POST', body })).status).toBe(422);
  });

  test.for([{}, { memberId: 0 }, { memberId: '' }, { memberId: [1] }, { memberId: true }])(
    'goes to nobody like %j: 422',
    async (body) => {
      expect((await send(`${base()}/${number}/assignment`, 'PUT', body)).status).toBe(422);
    },
  );

  test.for([
    {},
    { status: 'closed' },
    { status: 'snoozed' },
    { status: 'snoozed', until: 'soon' },
    { status: 'snoozed', until: '2020-01-01T00:00:00Z' },
    { status: 'pending', until: null },
  ])('is set aside by nothing like %j: 422', async (body) => {
    const response = await send(`${base()}/${number}/status`, 'PUT', body);
    expect(response.status).toBe(422);
    expect(['invalid', 'snooze_is_over']).toContain((await response.json()).code);
  });

  test('is snoozed and listed there until somebody opens it', async () => {
    const { number: own } = await newConversation(product);
    const until = new Date(Date.now() + 3_600_000).toISOString();
    const path = `${base()}/${own}`;
    expect((await send(`${path}/status`, 'PUT', { status: 'snoozed', until })).status).toBe(204);
    expect(await (await send(path, 'GET')).json()).toMatchObject({
      status: 'snoozed',
      snoozedUntil: until,
    });
    const listed = await (await send(`${base()}?status=snoozed`, 'GET')).json();
    expect(listed.conversations.map((each: { number: number }) => each.number)).toContain(own);
    await send(`${path}/status`, 'PUT', { status: 'pending' });
    expect(await (await send(path, 'GET')).json()).toMatchObject({
      status: 'pending',
      snoozedUntil: null,
    });
    await send(`${path}/closure`, 'DELETE');
    expect(await (await send(path, 'GET')).json()).toMatchObject({ status: 'open' });
  });

  test('goes to no member of another account: 404', async () => {
    const [user] = await product.sql`
      insert into users (name, email, password_hash) values ('Eve', ${`${randomUUID()}@example.test`}, '-')
      returning id`;
    const [member] = await product.sql`
      insert into members (account_id, user_id, role) values (${foreign}, ${user?.id}, 'agent') returning id`;
    const path = `${base()}/${number}/assignment`;
    expect((await send(path, 'PUT', { memberId: Number(member?.id) })).status).toBe(404);
  });

  test('takes a note with a NUL in it', async () => {
    const reply = { clientId: randomUUID(), text: 'a\0b', private: true };
    const response = await send(`${base()}/${number}/messages`, 'POST', reply);
    expect(response.status).toBe(202);
    expect(await response.json()).toMatchObject({ messages: [{ text: 'ab', private: true }] });
  });
});

describe('live updates', () => {
  const live = (query: string) => `/api/live${query}`;

  test('signed out: 401; of another account, or of none: 404', async () => {
    expect((await fetch(product.url + live(`?account=${account}`))).status).toBe(401);
    for (const query of ['', '?account=', '?account=x', `?account=${foreign}`]) {
      expect((await visit(live(query))).status, query).toBe(404);
    }
  });

  test('tell of a change, in ids alone', async () => {
    const response = await visit(live(`?account=${account}`));
    expect(response.headers.get('content-type')).toContain('text/event-stream');
    const reader = response.body?.pipeThrough(new TextDecoderStream()).getReader();
    let heard = '';
    // The first note may be to fetch everything anew, from when the account's feed stands.
    for (let note = 0; !heard.includes('"conversation"'); note++) {
      const reply = { clientId: randomUUID(), text: `Secret ${note}`, private: true };
      await send(`${base()}/${number}/messages`, 'POST', reply);
      heard += (await reader?.read())?.value ?? '';
    }
    await reader?.cancel();
    const [, data = ''] = /data: (.*"conversation".*)\n/.exec(heard) ?? [];
    expect(JSON.parse(data)).toMatchObject({ type: 'conversation', conversation: number });
    expect(heard).not.toContain('Secret');
  });
});
