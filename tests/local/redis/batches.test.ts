import { expect, test } from 'vitest';
import { openRedis } from './open-redis.ts';

test('a pipeline answers each command in its place', async () => {
  const { redis } = await openRedis();
  const answers = await redis
    .pipeline()
    .set('a', 'ü')
    .get('a')
    .hset('h', { f: 1 })
    .get('no')
    .exec();
  expect(answers).toEqual(['OK', 'ü', 1, null]);
});

test('a command that fails in a pipeline does not stop the others', async () => {
  const { redis } = await openRedis();
  const answers = await redis
    .pipeline()
    .set('a', 'x')
    .incr('a')
    .set('b', 'y')
    .exec({ keepErrors: true });
  expect(answers).toEqual([
    { result: 'OK', error: undefined },
    { result: undefined, error: 'ERR value is not an integer or out of range' },
    { result: 'OK', error: undefined },
  ]);
  expect(await redis.get('b')).toBe('y');
});

test('commands of the same moment travel together and keep their own answers', async () => {
  const { redis } = await openRedis();
  const counts = await Promise.all(Array.from({ length: 50 }, () => redis.incr('n')));
  expect(counts).toEqual(Array.from({ length: 50 }, (_, index) => index + 1));
});

test('a transaction answers each command in its place', async () => {
  const { redis } = await openRedis();
  expect(await redis.multi().set('a', 1).incr('a').get('a').exec()).toEqual(['OK', 2, 2]);
});

test('a transaction with an unknown or malformed command does nothing', async () => {
  const { redis, fetchAs } = await openRedis();
  const body = JSON.stringify([['SET', 'a', '1'], ['GET']]);
  const response = await fetchAs('/multi-exec', { method: 'POST', body });
  expect(response.status).toBe(400);
  expect(await response.json()).toEqual({
    error: 'EXECABORT Transaction discarded because of previous errors.',
  });
  expect(await redis.exists('a')).toBe(0);
});

test('a command that fails on its data does not undo the transaction', async () => {
  const { redis, fetchAs } = await openRedis();
  const body = JSON.stringify([
    ['SET', 'a', 'x'],
    ['INCR', 'a'],
    ['APPEND', 'a', 'y'],
  ]);
  const response = await fetchAs('/multi-exec', { method: 'POST', body });
  expect(response.status).toBe(200);
  expect(await response.json()).toEqual([
    { result: 'OK' },
    { error: 'ERR value is not an integer or out of range' },
    { result: 2 },
  ]);
  expect(await redis.get('a')).toBe('xy');
});

test('transactions of many clients never interleave', async () => {
  const { redis } = await openRedis();
  await Promise.all(
    Array.from({ length: 20 }, (_, client) =>
      redis.multi().rpush('log', `in ${client}`).rpush('log', `out ${client}`).exec(),
    ),
  );
  const log = await redis.lrange<string>('log', 0, -1);
  for (let at = 0; at < log.length; at += 2) {
    expect(log[at]?.replace('in', 'out')).toBe(log[at + 1]);
  }
  expect(log).toHaveLength(40);
});
