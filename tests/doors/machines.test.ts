import { afterAll, beforeAll, expect, test } from 'vitest';
import { type Outside, outside } from '../support/doors.ts';
import { queueSignature } from '../support/queue.ts';

let product: Outside;

beforeAll(async () => {
  product = await outside();
});
afterAll(() => product.sql.end());

const fromQueue = async (job: string, body: string, key?: string) =>
  callJob(job, body, { 'upstash-signature': await queueSignature(product, job, body, key) });
const callJob = async (job: string, body: string, headers = {}) =>
  (await fetch(`${product.url}/api/jobs/${job}`, { method: 'POST', body, headers })).status;
const callCron = async (name: string, authorization?: string) => {
  const headers = authorization === undefined ? {} : { authorization };
  return (await fetch(`${product.url}/api/cron/${name}`, { headers })).status;
};

test('a job without the queue’s signature: 401, known or not', async () => {
  for (const job of ['sweep', 'receive-events', 'nonsense']) {
    expect(await callJob(job, '{}')).toBe(401);
    expect(await callJob(job, '{}', { 'upstash-signature': 'x.y.z' })).toBe(401);
    expect(await fromQueue(job, '{}', 'another key of the same kind')).toBe(401);
  }
});

test.for(['QSTASH_CURRENT_SIGNING_KEY', 'QSTASH_NEXT_SIGNING_KEY'])(
  'a job signed with %s is done',
  async (key) => {
    expect(await fromQueue('receive-events', '{"lane":"instagram:0:0"}', key)).toBe(204);
  },
);

test.for([
  ['nonsense', '{}'],
  ['constructor', '{}'],
  ['receive-events', '{}'],
  ['receive-events', 'no JSON'],
] as const)('the job %s with %s is given up and not tried again: 489', async ([job, body]) => {
  expect(await fromQueue(job, body)).toBe(489);
});

test('a cron without its token: 401; with it: done, or unknown', async () => {
  const { CRON_SECRET = '' } = product.environment;
  expect(await callCron('sweep')).toBe(401);
  expect(await callCron('sweep', 'Bearer wrong')).toBe(401);
  expect(await callCron('sweep', CRON_SECRET)).toBe(401);
  expect(await callCron('nonsense')).toBe(401);
  expect(await callCron('nonsense', `Bearer ${CRON_SECRET}`)).toBe(404);
  expect(await callCron('sweep', `Bearer ${CRON_SECRET}`)).toBe(204);
});

test('health says what stands and which version this is', async () => {
  const response = await fetch(`${product.url}/api/health`);
  expect(response.status).toBe(200);
  expect(response.headers.get('cache-control')).toBe('no-store');
  expect(await response.json()).toEqual({
    status: 'ok',
    checks: { database: 'ok', redis: 'ok', queue: 'ok' },
    version: expect.stringMatching(/^\d+\.\d+\.\d+/),
  });
});
