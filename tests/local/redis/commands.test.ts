import { expect, test } from 'vitest';
import { openRedis } from './open-redis.ts';

test.for([
  ['text', 'plain'],
  ['accents, emoji, other scripts', 'Grüße 👋🏽 من هنا'],
  ['a line break and a NUL', 'a\r\nb\0c'],
  ['what looks like base64', 'T0s='],
  ['the word OK', 'OK'],
  ['nothing', ''],
])('a value comes back as it was stored: %s', async ([, value]) => {
  const { redis } = await openRedis();
  await redis.set(value ?? '', value);
  expect(await redis.get(value ?? '')).toBe(value);
});

test('objects, numbers and booleans survive the round trip', async () => {
  const { redis } = await openRedis();
  await redis.mset({ object: { a: [1, 'ü'] }, number: 1.5, flag: true });
  expect(await redis.mget('object', 'number', 'flag', 'absent')).toEqual([
    { a: [1, 'ü'] },
    1.5,
    true,
    null,
  ]);
});

test('SET answers by its option words, in any case', async () => {
  const { redis } = await openRedis();
  expect(await redis.set('a', 1, { xx: true })).toBeNull();
  expect(await redis.set('a', 1, { nx: true })).toBe('OK');
  expect(await redis.set('a', 2, { nx: true })).toBeNull();
  expect(await redis.get('a')).toBe(1);
  expect(await redis.exec(['SET', 'a', '3', 'Xx', 'gEt'])).toBe(1);
  expect(await redis.exec(['SET', 'a', '4', 'NX', 'GET'])).toBe(3);
  expect(await redis.get('a')).toBe(3);
});

test('counters count, whole numbers only, up to 64 bits', async () => {
  const { redis } = await openRedis();
  expect(await redis.incr('n')).toBe(1);
  expect(await redis.incrby('n', 41)).toBe(42);
  expect(await redis.decr('n')).toBe(41);
  expect(await redis.decrby('n', 41)).toBe(0);
  await redis.set('big', '9223372036854775806');
  await redis.incr('big');
  expect(await redis.get('big')).toBe('9223372036854775807');
  await expect(redis.incr('big')).rejects.toThrow('ERR increment or decrement would overflow');
  await redis.set('word', 'x');
  await expect(redis.incr('word')).rejects.toThrow('ERR value is not an integer or out of range');
});

test('lengths are bytes', async () => {
  const { redis } = await openRedis();
  expect(await redis.append('s', 'aü')).toBe(3);
  expect(await redis.append('s', '👋')).toBe(7);
  expect(await redis.strlen('s')).toBe(7);
  expect(await redis.getdel('s')).toBe('aü👋');
  expect(await redis.exists('s')).toBe(0);
});

test('hashes', async () => {
  const { redis } = await openRedis();
  expect(await redis.hset('h', { name: 'Mia', visits: 1 })).toBe(2);
  expect(await redis.hset('h', { name: 'Leo' })).toBe(0);
  expect(await redis.hsetnx('h', 'name', 'Zoe')).toBe(0);
  expect(await redis.hget('h', 'name')).toBe('Leo');
  expect(await redis.hgetall('h')).toEqual({ name: 'Leo', visits: 1 });
  expect(await redis.hmget('h', 'name', 'absent')).toEqual({ name: 'Leo', absent: null });
  expect(await redis.hincrby('h', 'visits', 2)).toBe(3);
  await expect(redis.hincrby('h', 'name', 1)).rejects.toThrow('ERR hash value is not an integer');
  expect(await redis.hkeys('h')).toEqual(['name', 'visits']);
  expect(await redis.hvals('h')).toEqual(['Leo', 3]);
  expect(await redis.hexists('h', 'absent')).toBe(0);
  expect(await redis.hdel('h', 'name', 'visits', 'absent')).toBe(2);
  expect(await redis.hlen('h')).toBe(0);
  expect(await redis.exists('h')).toBe(0);
  expect(await redis.hgetall('h')).toBeNull();
});

test('lists', async () => {
  const { redis } = await openRedis();
  expect(await redis.rpush('l', 'c', 'd')).toBe(2);
  expect(await redis.lpush('l', 'b', 'a')).toBe(4);
  expect(await redis.lrange('l', 0, -1)).toEqual(['a', 'b', 'c', 'd']);
  expect(await redis.lrange('l', -2, 99)).toEqual(['c', 'd']);
  expect(await redis.lrange('l', 3, 1)).toEqual([]);
  expect(await redis.lindex('l', -1)).toBe('d');
  expect(await redis.lpop('l')).toBe('a');
  expect(await redis.rpop('l', 2)).toEqual(['d', 'c']);
  expect(await redis.rpush('l', 'x', 'b', 'b')).toBe(4);
  expect(await redis.lrem('l', -2, 'b')).toBe(2);
  expect(await redis.lrange('l', 0, -1)).toEqual(['b', 'x']);
  await redis.ltrim('l', 1, 1);
  expect(await redis.lrange('l', 0, -1)).toEqual(['x']);
  await redis.ltrim('l', 5, 9);
  expect(await redis.llen('l')).toBe(0);
  expect(await redis.lpop('l')).toBeNull();
});

test('sets', async () => {
  const { redis } = await openRedis();
  expect(await redis.sadd('s', 'a', 'b', 'a')).toBe(2);
  expect(await redis.sismember('s', 'a')).toBe(1);
  expect(await redis.smismember('s', ['a', 'z'])).toEqual([1, 0]);
  expect(new Set(await redis.smembers('s'))).toEqual(new Set(['a', 'b']));
  expect(await redis.srem('s', 'a', 'z')).toBe(1);
  expect(await redis.scard('s')).toBe(1);
});

test('sorted sets', async () => {
  const { redis } = await openRedis();
  const members = [
    { score: 2, member: 'b' },
    { score: 1, member: 'a' },
    { score: 2, member: 'B' },
  ] as const;
  expect(await redis.zadd('z', ...members)).toBe(3);
  expect(await redis.zrange('z', 0, -1)).toEqual(['a', 'B', 'b']);
  expect(await redis.zrange('z', 0, 0, { rev: true, withScores: true })).toEqual(['b', 2]);
  expect(await redis.zrange('z', '(1', '+inf', { byScore: true })).toEqual(['B', 'b']);
  expect(await redis.zrange('z', 2, 0, { byScore: true, rev: true, offset: 1, count: 1 })).toEqual([
    'B',
  ]);
  expect(await redis.zadd('z', { nx: true }, { score: 9, member: 'a' })).toBe(0);
  expect(await redis.zadd('z', { gt: true, ch: true }, { score: 3, member: 'a' })).toBe(1);
  expect(await redis.zscore('z', 'a')).toBe(3);
  expect(await redis.zincrby('z', 0.5, 'a')).toBe(3.5);
  expect(await redis.zrank('z', 'a')).toBe(2);
  expect(await redis.zcount('z', 2, 3)).toBe(2);
  expect(await redis.zremrangebyscore('z', '-inf', '(3')).toBe(2);
  expect(await redis.zcard('z')).toBe(1);
  expect(await redis.zrem('z', 'a', 'absent')).toBe(1);
  expect(await redis.exists('z')).toBe(0);
});

test('keys are found, told apart and removed', async () => {
  const { redis } = await openRedis();
  await redis.set('user:1', 'x');
  await redis.set('user:2', 'x');
  await redis.rpush('user[1]', 'x');
  expect(await redis.dbsize()).toBe(3);
  expect(await redis.keys('user:?')).toEqual(['user:1', 'user:2']);
  expect(await redis.keys('*[1]')).toEqual(['user:1']);
  expect(await redis.keys('user\\[*')).toEqual(['user[1]']);
  expect(await redis.keys('user:[^1]')).toEqual(['user:2']);
  expect(await redis.type('user:1')).toBe('string');
  expect(await redis.type('user[1]')).toBe('list');
  expect(await redis.type('absent')).toBe('none');
  expect(await redis.exists('user:1', 'user:1', 'absent')).toBe(2);
  expect(await redis.del('user:1', 'absent')).toBe(1);
  expect(await redis.unlink('user:2')).toBe(1);
  expect(await redis.flushdb()).toBe('OK');
  expect(await redis.dbsize()).toBe(0);
});

test('a scan meets every key that stays, even while others are deleted', async () => {
  const { redis } = await openRedis();
  const keys = Array.from({ length: 100 }, (_, number) => `key:${number}`);
  await redis.mset(Object.fromEntries(keys.map((key) => [key, 1])));
  await redis.set('other', 1);

  const met: string[] = [];
  let cursor = '0';
  do {
    const [next, page] = await redis.scan(cursor, { match: 'key:*', count: 7 });
    if (page[0]) await redis.del(...page);
    met.push(...page);
    cursor = next;
  } while (cursor !== '0');

  expect(met).toEqual(keys);
  expect(await redis.dbsize()).toBe(1);
});

test('PING, ECHO and TIME', async () => {
  const { redis, clock } = await openRedis();
  expect(await redis.ping()).toBe('PONG');
  expect(await redis.echo('hällo')).toBe('hällo');
  expect(await redis.time()).toEqual([clock.time / 1000, 0]);
});

test.for([
  [['GET'], "ERR wrong number of arguments for 'get' command"],
  [['MSET', 'a', '1', 'b'], "ERR wrong number of arguments for 'mset' command"],
  [['NOPE', 'a'], "ERR unknown command 'NOPE', with args beginning with: 'a'"],
  [['SET', 'a', '1', 'SOON'], 'ERR syntax error'],
  [['SET', 'a', '1', 'NX', 'XX'], 'ERR syntax error'],
  [['SET', 'a', '1', 'EX'], 'ERR syntax error'],
  [['SET', 'a', '1', 'EX', '0'], "ERR invalid expire time in 'set' command"],
  [['SET', 'a', '1', 'EX', 'x'], 'ERR value is not an integer or out of range'],
  [['EXPIRE', 'a', '1.5'], 'ERR value is not an integer or out of range'],
  [['ZADD', 'z', 'x', 'a'], 'ERR value is not a valid float'],
  [['ZCOUNT', 'z', 'x', '1'], 'ERR min or max is not a float'],
  [['SCAN', 'x'], 'ERR invalid cursor'],
  [['SCRIPT', 'NOPE'], "ERR unknown subcommand 'NOPE'. Try SCRIPT HELP."],
  [['EVALSHA', 'f'.repeat(40), '0'], 'NOSCRIPT No matching script. Please use EVAL.'],
  [['EVAL', 'return 1', '2', 'a'], "ERR Number of keys can't be greater than number of args"],
] as const)('%j is refused in the words of Redis', async ([call, words]) => {
  const { redis } = await openRedis();
  const [command, ...args] = call;
  await expect(redis.exec([command, ...args])).rejects.toThrow(words);
});

test.for([
  ['LPUSH', 'text', 'x'],
  ['HGET', 'text', 'x'],
  ['SADD', 'text', 'x'],
  ['ZADD', 'text', '1', 'x'],
  ['GET', 'list'],
  ['INCR', 'list'],
] as const)('%j on another type is WRONGTYPE and changes nothing', async ([command, ...args]) => {
  const { redis } = await openRedis();
  await redis.set('text', 'x');
  await redis.rpush('list', 'x');
  await expect(redis.exec([command, ...args])).rejects.toThrow(
    'WRONGTYPE Operation against a key holding the wrong kind of value',
  );
  expect(await redis.get('text')).toBe('x');
  expect(await redis.lrange('list', 0, -1)).toEqual(['x']);
});
