import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import {
  connect,
  eventsWith,
  messagesOf,
  type Outside,
  outside,
  postWebhook,
  webhookBody,
  writtenTo,
} from '../support/doors.ts';
import { until } from '../support/until.ts';

const MAX_BYTES = 5 * 1024 * 1024;
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

/** A body of exactly so many bytes, in which somebody writes. */
function ofSize(bytes: number, text: string): string {
  const body = webhookBody(account, writtenTo(account, text));
  return body + ' '.repeat(bytes - Buffer.byteLength(body));
}

describe('without a good signature', () => {
  const refusedBodies = {
    'a message': () => webhookBody(account, writtenTo(account, words())),
    nothing: () => '',
    'no JSON': () => '{',
    'almost five megabytes': () => ofSize(MAX_BYTES, words()),
  };
  const wrongHeaders = {
    none: () => ({}),
    'an empty one': () => ({ 'x-hub-signature-256': '' }),
    'the one of another body': () => ({ 'x-hub-signature-256': product.sign('{}') }),
    'the old SHA-1 one': () => ({
      'x-hub-signature': 'sha1=363f5cf2793ab90fa66353c98dd4750573e584c9',
    }),
    nonsense: () => ({ 'x-hub-signature-256': 'sha256=zz' }),
  };

  describe.for(Object.entries(refusedBodies))('%s', ([, body]) => {
    test.for(Object.entries(wrongHeaders))('and %s: 401', async ([, headers]) => {
      expect(await statusOf(body(), headers())).toBe(401);
    });
  });

  test('nothing is stored', async () => {
    const text = words();
    await statusOf(webhookBody(account, writtenTo(account, text)), {});
    expect(await eventsWith(product, text)).toEqual([]);
  });
});

describe('too much', () => {
  test('five megabytes and a byte: 413, whoever signed it', async () => {
    const body = ofSize(MAX_BYTES + 1, words());
    expect(await statusOf(body)).toBe(413);
    expect(await statusOf(body, {})).toBe(413);
  });

  test('twenty megabytes: the answer still reaches whoever sends them', async () => {
    expect(await statusOf(' '.repeat(20 * 1024 * 1024), {})).toBe(413);
  });

  test('in chunks, without saying how much: 413', async () => {
    const text = words();
    const bytes = new TextEncoder().encode(ofSize(MAX_BYTES + 100_000, text));
    let at = 0;
    const body = new ReadableStream<Uint8Array>({
      pull(controller) {
        controller.enqueue(bytes.subarray(at, at + 65_536));
        at += 65_536;
        if (at >= bytes.length) controller.close();
      },
    });
    const headers = { 'x-hub-signature-256': product.sign(bytes) };
    const init = { method: 'POST', body, headers, duplex: 'half' };
    const response = await fetch(`${product.url}/webhooks/instagram`, init);
    expect(response.status).toBe(413);
    expect(await eventsWith(product, text)).toEqual([]);
  });

  test('five megabytes exactly: 200, and the message appears', async () => {
    const text = words();
    expect(await statusOf(ofSize(MAX_BYTES, text))).toBe(200);
    await until(async () => (await messagesOf(product, inbox)).includes(text));
  });
});

test.for(['', ' ', '{', 'hello', '<html>', '{"object":"instagram",}'])(
  'signed, but no JSON (%j): 400',
  async (body) => {
    expect(await statusOf(body)).toBe(400);
  },
);

describe('the handshake', () => {
  const shake = async (query: Readonly<Record<string, string>>) => {
    const response = await fetch(`${product.url}/webhooks/instagram?${new URLSearchParams(query)}`);
    const type = response.headers.get('content-type')?.split(';')[0];
    return { status: response.status, type, body: await response.text() };
  };
  const right = () => ({
    'hub.mode': 'subscribe',
    'hub.verify_token': product.environment.INSTAGRAM_VERIFY_TOKEN ?? '',
    'hub.challenge': '1158201444',
  });

  test.for(['1158201444', '00012345678901234567890', '<b>&amp;', ''])(
    'answers the challenge as it came, as text: %j',
    async (challenge) => {
      const answer = await shake({ ...right(), 'hub.challenge': challenge });
      expect(answer).toEqual({ status: 200, type: 'text/plain', body: challenge });
    },
  );

  test.for([
    ['a wrong token', { 'hub.verify_token': 'wrong' }],
    ['an empty token', { 'hub.verify_token': '' }],
    ['another mode', { 'hub.mode': 'unsubscribe' }],
    ['an empty mode', { 'hub.mode': '' }],
  ] as const)('with %s: 403, and no challenge', async ([, change]) => {
    expect(await shake({ ...right(), ...change })).toMatchObject({ status: 403, body: '' });
  });

  test('with nothing at all: 403', async () => {
    expect(await shake({})).toMatchObject({ status: 403 });
    expect(await shake({ 'hub.verify_token': right()['hub.verify_token'] })).toMatchObject({
      status: 403,
    });
  });
});

test.for(['PUT', 'DELETE', 'PATCH'])('%s: 405', async (method) => {
  const response = await fetch(`${product.url}/webhooks/instagram`, { method });
  expect(response.status).toBe(405);
});
