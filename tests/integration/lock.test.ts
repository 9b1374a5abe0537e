import { randomUUID } from 'node:crypto';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterAll, beforeEach, describe, expect, test } from 'vitest';
import { startRedis } from '../../local/services/redis.ts';

/** What happens to Redis's next answers on their way back. */
let losses: ('lost' | 'withheld')[] = [];

const token = 'this-file-s-own';
const redis = await startRedis({ token });
const wire = createServer(async (request, response) => {
  const body = Buffer.concat(await Array.fromAsync(request));
  const headers = { authorization: request.headers.authorization ?? '' };
  const answer = await fetch(redis.url + request.url, { method: 'POST', headers, body });
  const text = await answer.text();
  const loss = losses.shift();
  if (loss === 'lost') request.socket.destroy();
  else if (!loss) response.writeHead(answer.status).end(text);
});
await new Promise<void>((resolve) => wire.listen(0, '127.0.0.1', resolve));
Object.assign(process.env, {
  UPSTASH_REDIS_REST_URL: `http://127.0.0.1:${(wire.address() as AddressInfo).port}`,
  UPSTASH_REDIS_REST_TOKEN: token,
});
const { withLock } = await import('@/lib/platform/lock');

beforeEach(() => {
  losses = [];
});
afterAll(async () => {
  wire.closeAllConnections();
  await new Promise((resolve) => wire.close(resolve));
  await redis.stop();
});

const anyKey = () => `test:${randomUUID()}`;
const isFree = async (key: string) => (await withLock(key, async () => true)).held;

describe('a lock', () => {
  test('is held by one, and free afterwards', async () => {
    const key = anyKey();
    const outer = await withLock(key, () => withLock(key, async () => 'never'));
    expect(outer).toEqual({ held: true, value: { held: false } });
    expect(await isFree(key)).toBe(true);
  });

  test('is let go of when the work fails', async () => {
    const key = anyKey();
    const failing = withLock(key, () => Promise.reject(new Error('on purpose')));
    await expect(failing).rejects.toThrow('on purpose');
    expect(await isFree(key)).toBe(true);
  });

  test('among twenty at once is held by exactly one', async () => {
    const key = anyKey();
    const { promise, resolve } = Promise.withResolvers<void>();
    let asked = 0;
    const each = async () => {
      const locked = await withLock(key, () => promise);
      if (++asked === 19) resolve();
      return locked.held;
    };
    const held = await Promise.all(Array.from({ length: 20 }, each));
    expect(held.filter(Boolean)).toHaveLength(1);
  });
});

describe('the answer to taking it does not come', () => {
  test.for([
    ['is lost once', ['lost']],
    ['is lost twice', ['lost', 'lost']],
    ['is withheld', ['withheld', 'withheld']],
  ] as const)('%s: the work is done, and the lock is free afterwards', async ([, ways]) => {
    const key = anyKey();
    losses = [...ways];
    expect(await withLock(key, async () => 'done')).toEqual({ held: true, value: 'done' });
    expect(losses).toEqual([]);
    expect(await isFree(key)).toBe(true);
  });

  test('a lock that somebody else holds is not taken from them', async () => {
    const key = anyKey();
    await withLock(key, async () => {
      losses = ['lost'];
      expect(await withLock(key, async () => 'never')).toEqual({ held: false });
      expect(await isFree(key)).toBe(false);
    });
  });
});
