import { createHmac, randomInt, randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import {
  connect,
  type Outside,
  outside,
  postWebhook,
  webhookBody,
  writtenTo,
} from '../support/doors.ts';
import { until } from '../support/until.ts';

let product: Outside;
beforeAll(async () => {
  product = await outside();
});
afterAll(() => product.sql.end());

const ADDRESSES = ['/instagram/data-deletion', '/facebook/data-deletion'] as const;
const digits = () => `1${Array.from({ length: 15 }, () => randomInt(0, 10)).join('')}`;

/** As Meta signs it. */
function signed(userId: string, secret: string, issuedAt = randomInt(1, 2 ** 31)): string {
  const said = { user_id: userId, algorithm: 'HMAC-SHA256', issued_at: issuedAt };
  const payload = Buffer.from(JSON.stringify(said)).toString('base64url');
  return `${createHmac('sha256', secret).update(payload).digest('base64url')}.${payload}`;
}
const post = (path: string, value: string) =>
  fetch(`${product.url}${path}`, {
    method: 'POST',
    body: new URLSearchParams({ signed_request: value }),
  });
const appSecret = () => product.environment.INSTAGRAM_APP_SECRET ?? '';

async function asks(path: string, value: string) {
  const response = await post(path, value);
  const answer: { url: string; confirmation_code: string } = await response.json();
  expect(response.status).toBe(200);
  return answer;
}
const page = async (url: string) => {
  const response = await fetch(url);
  return { status: response.status, html: await response.text() };
};
const isDone = (url: string) =>
  until(
    () => page(url),
    ({ html }) => html.includes('>Done</dt>'),
  );

describe.each(ADDRESSES)('a request to delete at %s', (path) => {
  test('is answered with an address and a code, the same for the same request', async () => {
    const value = signed(digits(), appSecret());
    const { url, confirmation_code: code } = await asks(path, value);
    expect(code).toMatch(/^[0-9a-z]{26}$/);
    expect(url).toBe(`${product.environment.APP_URL}/data-deletion/${code}`);
    expect(await asks(path, value)).toEqual({ url, confirmation_code: code });
  });

  test('is refused unless it is signed', async () => {
    const value = signed(digits(), appSecret());
    const other = signed(digits(), 'not the secret of an app');
    for (const wrong of [other, '', 'a.b', `x${value}`, `${value}x`]) {
      expect((await post(path, wrong)).status).toBe(400);
    }
    const get = await fetch(`${product.url}${path}`);
    expect(get.status).toBe(405);
  });
});

test('everything of a person goes, and the page says so without saying who it was', async () => {
  const { externalId, accountId, inboxId } = await connect(product);
  const words = `Quince ${randomUUID()}`;
  const item = writtenTo(externalId, words);
  await postWebhook(product, webhookBody(externalId, item));
  const stored = () =>
    product.sql`select from messages where inbox_id = ${inboxId} and content = ${words}`;
  await until(stored, (rows) => rows.length === 1);

  const { url } = await asks(ADDRESSES[0], signed(item.sender.id, appSecret()));
  const { html } = await isDone(url);
  expect(html).toContain('Everything that was stored here for this request is deleted');
  expect(html).toContain('1 conversation with all messages');
  expect(html).not.toContain(item.sender.id);
  expect(html).toContain('noindex');
  expect(await stored()).toHaveLength(0);
  for (const table of ['contacts', 'identities', 'conversations']) {
    const rows =
      await product.sql`select from ${product.sql(table)} where account_id = ${accountId}`;
    expect(rows).toHaveLength(0);
  }
  const raw = await product.sql`select from events where position(${words} in raw) > 0`;
  expect(raw).toHaveLength(0);
});

test('an account goes with its inbox, and it is done when that is gone', async () => {
  const { externalId, inboxId } = await connect(product);
  await postWebhook(product, webhookBody(externalId, writtenTo(externalId, 'Hello')));
  await until(
    () => product.sql`select from messages where inbox_id = ${inboxId}`,
    (rows) => rows.length === 1,
  );
  const { url } = await asks(ADDRESSES[1], signed(externalId, appSecret()));
  const { html } = await isDone(url);
  expect(html).toContain('1 connected account, 1 conversation with all messages');
  expect(await product.sql`select from inboxes where id = ${inboxId}`).toHaveLength(0);
  expect(await product.sql`select from events where entry_id = ${externalId}`).toHaveLength(0);
});

test('of what nobody knows, the page says that nothing is stored', async () => {
  const { url } = await asks(ADDRESSES[0], signed(digits(), appSecret()));
  expect((await isDone(url)).html).toContain('Nothing is stored here');
});

test('a code that nobody was given is answered in words', async () => {
  for (const code of ['0'.repeat(26), 'x', '%27']) {
    const { status, html } = await page(`${product.url}/data-deletion/${code}`);
    expect(status).toBe(404);
    expect(html).toContain('There is no such request');
  }
});

test('an app that was removed through Facebook is heard of at the address of its own', async () => {
  const { externalId, inboxId } = await connect(product);
  const value = signed(externalId, appSecret());
  expect((await post('/facebook/deauthorize', `${value}x`)).status).toBe(400);
  const problem = async () =>
    (await product.sql`select problem, problem_since from inboxes where id = ${inboxId}`)[0];
  expect((await problem())?.problem).toBeNull();
  expect((await post('/facebook/deauthorize', value)).status).toBe(200);
  const first = await problem();
  expect(first?.problem).toMatch(/removed in Instagram/);
  expect((await post('/facebook/deauthorize', value)).status).toBe(200);
  expect((await problem())?.problem_since).toEqual(first?.problem_since);
});
