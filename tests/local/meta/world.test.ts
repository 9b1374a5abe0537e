import { createHash } from 'node:crypto';
import { stat, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { startMeta } from '../../../local/meta/server.ts';
import { APP, emptyFolder, stage } from './stage.ts';

const DAY = 86_400_000;

test('the demo has the shape the seed reads', async () => {
  const { world } = await stage();
  expect(JSON.parse(JSON.stringify(world))).toEqual({
    account: {
      externalId: expect.stringMatching(/^17841\d{12}$/),
      appScopedId: expect.stringMatching(/^\d{17}$/),
      username: 'kilnandbean',
      name: 'Kiln & Bean',
      avatarUrl: expect.stringMatching(/^http:\/\/localhost:\d+\/cdn\//),
      accessToken: expect.stringMatching(/^IGAA[\w-]{150,}$/),
      tokenExpiresAt: expect.any(Number),
    },
    customers: expect.any(Array),
    threads: expect.any(Array),
  });
  for (const customer of world.customers) {
    expect(customer.externalId).toMatch(/^\d{15,17}$/);
    expect(Object.keys(customer).sort()).toEqual([
      'avatarUrl',
      'externalId',
      'followerCount',
      'followsUs',
      'name',
      'username',
      'verified',
      'weFollow',
    ]);
  }
});

test('the demo is believable: distinct people, times in order, every state', async () => {
  const { world } = await stage();
  const { customers, threads } = world;
  const now = Date.now();

  expect(threads.length).toBeGreaterThanOrEqual(40);
  expect(new Set(customers.map(({ username }) => username)).size).toBe(customers.length);
  expect(new Set(customers.map(({ externalId }) => externalId)).size).toBe(customers.length);
  expect(new Set(threads.map(({ state }) => state))).toEqual(
    new Set(['waiting', 'answered', 'done']),
  );
  const last = threads.map(({ messages }) => now - (messages.at(-1)?.at ?? 0));
  expect(last.some((age) => age < DAY)).toBe(true);
  expect(last.some((age) => age > DAY && age < 7 * DAY)).toBe(true);
  expect(last.some((age) => age > 7 * DAY)).toBe(true);
  expect(customers.some(({ name }) => name === null)).toBe(true);
  for (const { messages, state } of threads) {
    const times = messages.map(({ at }) => at);
    expect(times).toEqual(times.toSorted((a, b) => a - b));
    expect(times.at(-1)).toBeLessThanOrEqual(now);
    for (const { text } of messages) expect(Buffer.byteLength(text)).toBeLessThanOrEqual(1000);
    expect(messages[0]?.from).toBe('customer');
    if (state === 'waiting') expect(messages.at(-1)?.from).toBe('customer');
  }
});

test('every picture is a PNG of its own', async () => {
  const { world } = await stage();
  const urls = [...world.customers.map(({ avatarUrl }) => avatarUrl), world.account.avatarUrl];
  const pictures = await Promise.all(
    urls
      .filter((url) => url !== null)
      .map(async (url) => {
        const response = await fetch(url);
        expect(response.headers.get('content-type')).toBe('image/png');
        return createHash('sha256')
          .update(await response.bytes())
          .digest('hex');
      }),
  );
  expect(pictures.length).toBeGreaterThan(40);
  expect(new Set(pictures).size).toBe(pictures.length);
});

test('two machines have nothing in common', async () => {
  const [one, other] = [(await stage()).world, (await stage()).world];
  expect(one.account.externalId).not.toBe(other.account.externalId);
  expect(one.account.accessToken).not.toBe(other.account.accessToken);
  expect(one.customers[0]?.externalId).not.toBe(other.customers[0]?.externalId);
});

test('the state is for its owner alone, and a spoilt one is named', async () => {
  const folder = await emptyFolder();
  const stateFile = join(folder, 'meta.json');
  const options = { stateFile, app: APP, webhookUrl: 'http://127.0.0.1:9/' };
  await (await startMeta(options)).stop();
  expect((await stat(stateFile)).mode & 0o777).toBe(0o600);

  await writeFile(stateFile, '{"version":');
  await expect(startMeta(options)).rejects.toThrow(stateFile);
});

test('a port that is taken is an error', async () => {
  const { meta } = await stage();
  const stateFile = join(await emptyFolder(), 'meta.json');
  const options = { stateFile, app: APP, webhookUrl: 'http://127.0.0.1:9/', port: meta.port };
  await expect(startMeta(options)).rejects.toThrow('EADDRINUSE');
});
