import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import {
  connect,
  eventsWith,
  messagesOf,
  newMid,
  type Outside,
  outside,
  postWebhook,
  webhookBody,
  writtenTo,
} from '../support/doors.ts';
import { until } from '../support/until.ts';

let product: Outside;
let account: string;
let inbox: string;

beforeAll(async () => {
  product = await outside();
  ({ externalId: account, inboxId: inbox } = await connect(product));
});
afterAll(() => product.sql.end());

const statusOf = async (body: string, headers?: Readonly<Record<string, string>>) =>
  (await postWebhook(product, body, headers)).status;
const words = () => randomUUID();
const kept = (text: string) => eventsWith(product, text);

describe('signed JSON that holds no message: 200, kept, and it says why', () => {
  const bodies: readonly (readonly [string, string, (text: string) => unknown])[] = [
    [
      'an unknown object',
      'unknown_object',
      (text) => ({ object: 'moon', entry: [{ id: '1', text }] }),
    ],
    ['no object', 'unknown_object', (text) => ({ text })],
    ['an empty entry', 'unknown_entry', (text) => ({ object: 'instagram', entry: [], text })],
    ['an entry that is no list', 'unknown_entry', (text) => ({ object: 'instagram', entry: text })],
    [
      'no messaging',
      'unknown_entry',
      (text) => ({ object: 'instagram', entry: [{ id: account, text }] }),
    ],
    ['a list', 'unknown_object', (text) => [text]],
    ['a word', 'unknown_object', (text) => text],
    [
      'a broken item',
      'malformed',
      (text) => ({
        object: 'instagram',
        entry: [{ id: account, messaging: [{ message: { text } }] }],
      }),
    ],
    [
      'the dashboard’s test',
      'dashboard_test',
      (text) => ({
        object: 'instagram',
        entry: [{ id: '0', time: 1_795_176_324, messaging: [writtenTo('23245', text)] }],
      }),
    ],
    [
      'a comment',
      'changes:comments',
      (text) => ({
        object: 'instagram',
        entry: [{ id: account, changes: [{ field: 'comments', value: { id: '1', text } }] }],
      }),
    ],
  ];

  test.for(bodies)('%s', async ([, reason, body]) => {
    const text = words();
    expect(await statusOf(JSON.stringify(body(text)))).toBe(200);
    await until(
      () => kept(text),
      ([event]) => event?.state === 'ignored',
    );
    expect(await kept(text)).toMatchObject([{ state: 'ignored', reason }]);
    expect(await messagesOf(product, inbox)).not.toContain(text);
  });

  test.for(['{}', '[]', 'null', '0', '"x"'])('or hardly anything at all: %s', async (body) => {
    expect(await statusOf(body)).toBe(200);
    const found = await product.sql`
      select 1 from events where object = 'none' and entry_id = '' and raw = ${body}`;
    expect(found).toHaveLength(1);
  });

  test('an account that nobody connected: kept without a tenant', async () => {
    const [text, stranger] = [words(), `17841${Date.now()}`];
    expect(await statusOf(webhookBody(stranger, writtenTo(stranger, text)))).toBe(200);
    await until(
      () => kept(text),
      ([event]) => event?.state === 'unclaimed',
    );
    expect(await kept(text)).toMatchObject([{ account_id: null }]);
  });
});

describe('odd values in a message: 200, and it appears', () => {
  const arrives = async (body: string, text: string) => {
    expect(await statusOf(body)).toBe(200);
    await until(async () => (await messagesOf(product, inbox)).includes(text));
  };

  test('ids as numbers above 2^53', async () => {
    const text = words();
    const body = webhookBody(account, writtenTo(account, text)).replaceAll(`"${account}"`, account);
    await arrives(body, text);
  });

  test('a message id of 300 characters', async () => {
    const [text, mid] = [words(), `${newMid()}${'m'.repeat(300)}`.slice(0, 300)];
    await arrives(webhookBody(account, writtenTo(account, text, { mid })), text);
    const found = await product.sql`select 1 from messages where external_id = ${mid}`;
    expect(found).toHaveLength(1);
  });

  test('a NUL, and halves of characters', async () => {
    const text = words();
    const body = webhookBody(account, writtenTo(account, text));
    await arrives(
      body.replace(text, `${text}\\u0000\\ud83d.\\ude0a`),
      `${text}\ufffd\ufffd.\ufffd`,
    );
  });

  test('Meta’s escaped form, and the same unescaped on the way', async () => {
    const text = `${words()} Är på gång ☕️ / 😊`;
    const escaped = webhookBody(account, writtenTo(account, text))
      .replace(
        /[\u0080-\uffff]/g,
        (unit) => `\\u${unit.charCodeAt(0).toString(16).padStart(4, '0')}`,
      )
      .replaceAll('/', '\\/');
    await arrives(escaped, text);

    const again = JSON.stringify(JSON.parse(escaped));
    expect(await statusOf(again, { 'x-hub-signature-256': product.sign(escaped) })).toBe(200);
    expect((await messagesOf(product, inbox)).filter((each) => each === text)).toHaveLength(1);
  });

  test('the same body five times at once', async () => {
    const text = words();
    const body = webhookBody(account, writtenTo(account, text));
    const statuses = await Promise.all(Array.from({ length: 5 }, () => statusOf(body)));
    expect(statuses).toEqual([200, 200, 200, 200, 200]);
    await until(async () => (await messagesOf(product, inbox)).includes(text));
    expect(await kept(text)).toHaveLength(1);
    expect((await messagesOf(product, inbox)).filter((each) => each === text)).toHaveLength(1);
  });

  test('a thousand of which one is broken', async () => {
    const busy = await connect(product);
    const text = words();
    const customers = Array.from({ length: 20 }, () => writtenTo(busy.externalId, text).sender);
    const items: object[] = Array.from({ length: 1000 }, (_, index) => ({
      ...writtenTo(busy.externalId, `${text} ${index}`),
      sender: customers[index % 20],
    }));
    items[500] = { sender: {}, recipient: null, timestamp: text, message: { mid: 7, text: {} } };
    expect(await statusOf(webhookBody(busy.externalId, ...items))).toBe(200);
    expect(await kept(text)).toHaveLength(1000);

    const all = () => messagesOf(product, busy.inboxId);
    await until(all, (found) => found.length === 999, 240_000);
    const odd = (await kept(text)).filter(({ state }) => state !== 'done');
    expect(odd).toMatchObject([{ state: 'ignored', reason: 'malformed' }]);
  }, 300_000);
});
