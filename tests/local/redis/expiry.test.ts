import { expect, test } from 'vitest';
import { openRedis } from './open-redis.ts';

test('a key is gone at its time, and not before', async () => {
  const { redis, clock } = await openRedis();
  await redis.set('a', 1, { px: 1500 });
  await redis.set('b', 1, { ex: 2 });
  clock.pass(1499);
  expect(await redis.mget('a', 'b')).toEqual([1, 1]);
  clock.pass(1);
  expect(await redis.mget('a', 'b')).toEqual([null, 1]);
  expect(await redis.keys('*')).toEqual(['b']);
  clock.pass(500);
  expect(await redis.dbsize()).toBe(0);
});

test('TTL and PTTL tell what is left', async () => {
  const { redis, clock } = await openRedis();
  await redis.set('a', 1, { px: 90_000 });
  await redis.set('forever', 1);
  clock.pass(400);
  expect(await redis.pttl('a')).toBe(89_600);
  expect(await redis.ttl('a')).toBe(90);
  expect(await redis.ttl('forever')).toBe(-1);
  expect(await redis.pttl('absent')).toBe(-2);
});

test('SET forgets the old expiry unless told to keep it', async () => {
  const { redis } = await openRedis();
  await redis.set('a', 1, { ex: 10 });
  await redis.set('a', 2, { keepTtl: true });
  expect(await redis.ttl('a')).toBe(10);
  await redis.set('a', 3);
  expect(await redis.ttl('a')).toBe(-1);
});

test('writing into a key keeps its expiry', async () => {
  const { redis } = await openRedis();
  await redis.setex('n', 10, 1);
  await redis.incr('n');
  await redis.hset('h', { a: 1 });
  await redis.expire('h', 10);
  await redis.hset('h', { b: 2 });
  expect(await redis.ttl('n')).toBe(10);
  expect(await redis.ttl('h')).toBe(10);
});

test('expiry can be set, tightened, and taken back', async () => {
  const { redis, clock } = await openRedis();
  expect(await redis.expire('absent', 5)).toBe(0);
  await redis.set('a', 1);
  expect(await redis.expire('a', 5, 'XX')).toBe(0);
  expect(await redis.expire('a', 5, 'NX')).toBe(1);
  expect(await redis.expire('a', 9, 'LT')).toBe(0);
  expect(await redis.pexpire('a', 9000, 'GT')).toBe(1);
  expect(await redis.pttl('a')).toBe(9000);
  expect(await redis.persist('a')).toBe(1);
  expect(await redis.persist('a')).toBe(0);
  expect(await redis.expireat('a', clock.time / 1000 + 3)).toBe(1);
  expect(await redis.ttl('a')).toBe(3);
});

test('an expiry in the past removes the key', async () => {
  const { redis } = await openRedis();
  await redis.set('a', 1);
  expect(await redis.expire('a', -1)).toBe(1);
  expect(await redis.get('a')).toBeNull();
});

test('what expired is new again for NX, counters and other types', async () => {
  const { redis, clock } = await openRedis();
  await redis.set('lock', 'old', { nx: true, px: 100 });
  await redis.set('n', 41, { px: 100 });
  await redis.set('t', 'text', { px: 100 });
  clock.pass(100);
  expect(await redis.set('lock', 'new', { nx: true, px: 100 })).toBe('OK');
  expect(await redis.incr('n')).toBe(1);
  expect(await redis.ttl('n')).toBe(-1);
  expect(await redis.rpush('t', 'x')).toBe(1);
});
