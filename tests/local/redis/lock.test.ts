import { expect, test } from 'vitest';
import { openRedis } from './open-redis.ts';

const RELEASE = `
  if redis.call('GET', KEYS[1]) == ARGV[1] then
    return redis.call('DEL', KEYS[1])
  end
  return 0
`;

test('of many who want a lock at once, one gets it', async () => {
  const { redis } = await openRedis();
  const answers = await Promise.all(
    Array.from({ length: 30 }, (_, owner) =>
      redis.set('lock', `owner-${owner}`, { nx: true, px: 30_000 }),
    ),
  );
  expect(answers.filter((answer) => answer === 'OK')).toHaveLength(1);
});

test('only its owner releases a lock', async () => {
  const { redis } = await openRedis();
  await redis.set('lock', 'mine', { nx: true, px: 30_000 });
  expect(await redis.eval(RELEASE, ['lock'], ['theirs'])).toBe(0);
  expect(await redis.set('lock', 'theirs', { nx: true, px: 30_000 })).toBeNull();
  expect(await redis.eval(RELEASE, ['lock'], ['mine'])).toBe(1);
  expect(await redis.set('lock', 'theirs', { nx: true, px: 30_000 })).toBe('OK');
});

test('who is late does not release the lock of the next', async () => {
  const { redis, clock } = await openRedis();
  const release = redis.createScript<number>(RELEASE);
  await redis.set('lock', 'late', { nx: true, px: 30_000 });
  clock.pass(30_000);
  expect(await redis.set('lock', 'next', { nx: true, px: 30_000 })).toBe('OK');
  expect(await release.exec(['lock'], ['late'])).toBe(0);
  expect(await redis.get('lock')).toBe('next');
});
