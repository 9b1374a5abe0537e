import { randomUUID } from 'node:crypto';
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import { freePort } from '../../local/start/ports.ts';
import {
  answersIn,
  control,
  type DemoConversation,
  newConversation,
  received,
} from '../support/demo.ts';
import {
  connect,
  eventsWith,
  messagesOf,
  type Outside,
  outside,
  postWebhook,
  signedIn,
  webhookBody,
  writtenTo,
} from '../support/doors.ts';
import { listenWithoutAnswering } from '../support/mute.ts';
import { startProduct } from '../support/product.ts';
import { person } from '../support/public-api.ts';
import { until } from '../support/until.ts';

/** A port where nobody listens, and one where somebody listens and never answers. */
const dead = `http://127.0.0.1:${await freePort()}`;
const mute = await listenWithoutAnswering();
/** The one promise about time: Meta gets its answer within a second, whatever is away. */
const SECOND = 1000;
const PATIENCE_MS = 60_000;

let product: Outside;
let account: string;
let inbox: string;

beforeAll(async () => {
  product = await outside();
  ({ externalId: account, inboxId: inbox } = await connect(product));
});
afterAll(async () => {
  await mute.stop();
  await product.sql.end();
});

const health = async (url: string) => {
  const response = await fetch(`${url}/api/health`);
  const { version: _, ...rest } = await response.json();
  return { httpStatus: response.status, ...rest };
};

/** Posts a customer’s message, and says what the answer was and how long it took. */
async function webhookAt(url: string, text: string) {
  const body = webhookBody(account, writtenTo(account, text));
  const start = performance.now();
  const { status } = await postWebhook({ ...product, url }, body);
  return { status, ms: performance.now() - start };
}

/** The second best of five: one slow answer may be this machine’s, four are ours. */
async function answersWithinASecond(url: string) {
  const answers = [];
  for (let index = 0; index < 5; index++) answers.push(await webhookAt(url, randomUUID()));
  expect(answers.map(({ status }) => status)).toEqual([200, 200, 200, 200, 200]);
  expect(answers.map(({ ms }) => ms).toSorted((a, b) => a - b)[1]).toBeLessThan(SECOND);
}

async function appears(text: string) {
  await until(async () => (await messagesOf(product, inbox)).includes(text), Boolean, PATIENCE_MS);
}

/** An agent at this server answers in a conversation. */
async function replies(url: string, { accountId, number }: DemoConversation, text: string) {
  const { DEMO_EMAIL = '', DEMO_PASSWORD = '' } = product.environment;
  const visit = await signedIn(url, DEMO_EMAIL, DEMO_PASSWORD);
  const body = JSON.stringify({ clientId: randomUUID(), text });
  const path = `/api/accounts/${accountId}/conversations/${number}/messages`;
  return (await visit(path, { method: 'POST', body })).status;
}
const answers = (conversation: DemoConversation, status: string) =>
  until(
    () => answersIn(product, conversation),
    ([first]) => first?.status === status,
    PATIENCE_MS,
  );

const down = { database: 'ok', redis: 'down', queue: 'down' };
const OUTAGES = [
  {
    away: 'without Redis',
    environment: { UPSTASH_REDIS_REST_URL: dead },
    checks: { ...down, queue: 'ok' },
  },
  {
    away: 'without the queue',
    environment: { QSTASH_URL: dead },
    checks: { ...down, redis: 'ok' },
  },
  {
    away: 'while Redis and the queue hang',
    environment: { UPSTASH_REDIS_REST_URL: mute.url, QSTASH_URL: mute.url },
    checks: down,
  },
] as const;

describe.for(OUTAGES)('$away', ({ environment, checks }) => {
  let server: Awaited<ReturnType<typeof startProduct>>;
  beforeAll(async () => {
    server = await startProduct(environment);
  });
  afterAll(() => server.stop());

  test('health says so, and is still 200', async () => {
    expect(await health(server.url)).toEqual({ httpStatus: 200, status: 'degraded', checks });
  });

  test('a webhook is answered within a second, and the message arrives once', async () => {
    await answersWithinASecond(server.url);
    const text = randomUUID();
    expect(await webhookAt(server.url, text)).toMatchObject({ status: 200 });
    await appears(text);
    expect((await messagesOf(product, inbox)).filter((each) => each === text)).toHaveLength(1);
  });

  test('an answer reaches the customer once', async () => {
    const conversation = await newConversation(product);
    expect(await replies(server.url, conversation, 'All the same')).toBe(202);
    await answers(conversation, 'sent');
    expect(await received(product, conversation)).toEqual(['All the same']);
  });
});

describe.for(OUTAGES.filter(({ checks }) => checks.redis === 'down'))(
  'the public API $away',
  ({ environment }) => {
    let server: Awaited<ReturnType<typeof startProduct>>;
    beforeAll(async () => {
      server = await startProduct(environment);
    });
    afterAll(() => server.stop());

    test('answers whoever has a token, and counts nobody', async () => {
      const { token, email } = await person(product);
      for (let request = 0; request < 3; request++) {
        const headers = { api_access_token: token };
        const response = await fetch(`${server.url}/api/v1/profile`, { headers });
        expect(response.status).toBe(200);
        expect(response.headers.get('ratelimit-remaining')).toBeNull();
        expect(await response.json()).toMatchObject({ email });
      }
      const stranger = await fetch(`${server.url}/api/v1/profile`);
      expect(stranger.status).toBe(401);
    });
  },
);

describe('without the database', () => {
  let server: Awaited<ReturnType<typeof startProduct>>;
  beforeAll(async () => {
    server = await startProduct({ DATABASE_URL: dead.replace('http://', 'postgres://nobody@') });
  });
  afterAll(() => server.stop());

  test('health says so with 503', async () => {
    expect(await health(server.url)).toEqual({
      httpStatus: 503,
      status: 'down',
      checks: { database: 'down', redis: 'ok', queue: 'ok' },
    });
  });

  test('a webhook is answered 503, so that Meta tries again', async () => {
    const text = randomUUID();
    expect(await webhookAt(server.url, text)).toMatchObject({ status: 503 });
    expect(await eventsWith(product, text)).toEqual([]);
  });

  test('what is refused is refused all the same', async () => {
    const at = { ...product, url: server.url };
    expect((await postWebhook(at, '{}', {})).status).toBe(401);
    expect((await postWebhook(at, '{')).status).toBe(400);
  });
});

describe('while Instagram hangs', () => {
  afterEach(() => control(product, ['DELETE', '/faults']));

  test('an answer ends as not confirmed, webhooks don’t notice, nothing is sent twice', async () => {
    const conversation = await newConversation(product);
    const fault = { match: { path: '*/messages' }, effect: { hang: 30_000 }, times: 'always' };
    await control(product, ['POST', '/faults'], fault);
    expect(await replies(product.url, conversation, 'Are you there?')).toBe(202);
    await answers(conversation, 'sending');

    const text = randomUUID();
    await answersWithinASecond(product.url);
    expect(await webhookAt(product.url, text)).toMatchObject({ status: 200 });
    await appears(text);
    expect((await answersIn(product, conversation)).map(({ status }) => status)).toEqual([
      'sending',
    ]);

    const [answer] = await answers(conversation, 'unknown');
    expect(answer?.problem).toMatch(/not clear whether this arrived/);
  }, 120_000);
});
