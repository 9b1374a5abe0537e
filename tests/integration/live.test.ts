import { randomInt } from 'node:crypto';
import { afterAll, afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import type { Note } from '@/lib/contracts/live';
import { startRedis } from '../../local/services/redis.ts';
import { until } from '../support/until.ts';

const token = 'this file’s own'.replaceAll(/\W/g, '-');
let redis = await startRedis({ token });
Object.assign(process.env, {
  UPSTASH_REDIS_REST_URL: redis.url,
  UPSTASH_REDIS_REST_TOKEN: token,
});
const { listen, publishNotes } = await import('@/lib/platform/live');

const endings: (() => void)[] = [];
let account: number;

beforeEach(() => {
  account = randomInt(1, 2 ** 40);
});
afterEach(() => {
  for (const end of endings.splice(0)) end();
  vi.useRealTimers();
});
afterAll(() => redis.stop());

/** What every listener hears first, once the upstream stands. */
const REFRESH: Note = { type: 'refresh' };
const about = (conversation: number): Note => ({
  type: 'conversation',
  inbox: 1,
  conversation,
  version: 1,
});
const tell = (note: Note, accountId = account) => publishNotes([{ accountId, note }]);

function hear(accountId = account) {
  const heard: Note[] = [];
  const end = listen(accountId, (note) => heard.push(note));
  endings.push(end);
  return { heard, end };
}

async function rest(command: readonly string[]): Promise<unknown> {
  const response = await fetch(redis.url, {
    method: 'POST',
    headers: { authorization: `Bearer ${token}` },
    body: JSON.stringify(command),
  });
  return (await response.json()).result;
}
const subscribers = async (accountId = account) => {
  const [, count] = (await rest(['PUBSUB', 'NUMSUB', `live:${accountId}`])) as [string, number];
  return Number(count);
};
const listening = (count: number) => until(subscribers, (seen) => seen === count);

describe('a listener', () => {
  test('hears what is told to its account', async () => {
    const { heard } = hear();
    await listening(1);
    await tell(about(7));
    await until(() => heard.length === 2);
    expect(heard).toEqual([REFRESH, about(7)]);
  });

  test('hears nothing of another account', async () => {
    const { heard } = hear();
    await listening(1);
    await tell(about(1), account + 1);
    await tell(about(2));
    await until(() => heard.length === 2);
    expect(heard).toEqual([REFRESH, about(2)]);
  });

  test('hears nothing that is no note', async () => {
    const { heard } = hear();
    await listening(1);
    for (const odd of ['{', 'null', '"beat"', '{"type":"secret"}', '{"type":"conversation"}']) {
      await rest(['PUBLISH', `live:${account}`, odd]);
    }
    await tell(about(3));
    await until(() => heard.length === 2);
    expect(heard).toEqual([REFRESH, about(3)]);
  });

  test('hears no more once it has gone, and nobody is subscribed for it', async () => {
    const [first, second] = [hear(), hear()];
    await until(() => first.heard.length);
    first.end();
    await tell(about(4));
    await until(() => second.heard.length === 2);
    expect(first.heard).toEqual([REFRESH]);

    second.end();
    await listening(0);
  });

  test('that comes back hears again', async () => {
    const first = hear();
    await listening(1);
    first.end();
    first.end();
    const second = hear();
    await listening(1);
    await tell(about(5));
    await until(() => second.heard.length === 2);
    expect(second.heard).toEqual([REFRESH, about(5)]);
  });

  test('whose upstream stood only after something was told is told to fetch again', async () => {
    await redis.stop();
    vi.useFakeTimers({ toFake: ['setInterval', 'clearInterval', 'Date'] });
    const { heard } = hear();
    redis = await startRedis({ token, port: redis.port });
    await tell(about(6));

    vi.advanceTimersByTime(40_000);
    await until(() => heard.length);
    expect(heard[0]).toEqual(REFRESH);
  });
});

test('many listeners of an account share one upstream, and each hears everything', async () => {
  const listeners = Array.from({ length: 5 }, () => hear());
  await listening(1);
  await tell(about(1));
  await tell(about(2));
  await until(() => listeners.every(({ heard }) => heard.length === 3));
  expect(await subscribers()).toBe(1);
});

test('nothing to tell, or nobody to tell it to, is no trouble', async () => {
  await expect(publishNotes([])).resolves.toBeUndefined();
  await expect(tell(about(1))).resolves.toBeUndefined();
});

describe('Redis goes away', () => {
  test('telling does not fail', async () => {
    await redis.stop();
    await expect(tell(about(1))).resolves.toBeUndefined();
    redis = await startRedis({ token, port: redis.port });
  });

  test('and comes back: the listener is told to fetch again, and hears on', async () => {
    vi.useFakeTimers({ toFake: ['setInterval', 'clearInterval', 'Date'] });
    const { heard } = hear();
    await until(() => heard.length);
    await redis.stop();
    redis = await startRedis({ token, port: redis.port });
    expect(await subscribers()).toBe(0);

    vi.advanceTimersByTime(40_000);
    await until(() => heard.length === 2);
    expect(heard).toEqual([REFRESH, REFRESH]);
    await listening(1);
    await tell(about(9));
    await until(() => heard.length === 3);
    expect(heard.at(-1)).toEqual(about(9));
  });

  test('a stream on which something is heard stays as it is', async () => {
    vi.useFakeTimers({ toFake: ['setInterval', 'clearInterval', 'Date'] });
    const { heard } = hear();
    await listening(1);
    vi.advanceTimersByTime(20_000);
    await tell(about(1));
    await until(() => heard.length === 2);
    vi.advanceTimersByTime(20_000);
    await tell(about(2));
    await until(() => heard.length === 3);
    expect(heard).toEqual([REFRESH, about(1), about(2)]);
  });
});
