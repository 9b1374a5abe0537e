import 'server-only';
import { inWords, log } from './log';
import { redis } from './redis';
import { together } from './together';

/** Taking twice with one token is taking once: the first answer may have been lost on its way. */
const TAKE_IF_FREE = `
  if redis.call("set", KEYS[1], ARGV[1], "NX", "PX", ARGV[2]) then return 1 end
  return redis.call("get", KEYS[1]) == ARGV[1] and 1 or 0`;

const RELEASE_IF_MINE = `
  if redis.call("get", KEYS[1]) == ARGV[1] then return redis.call("del", KEYS[1]) end
  return 0`;

export type Locked<T> = { readonly held: true; readonly value: T } | { readonly held: false };

const LEASE_MS = 30_000;

/**
 * One holder at a time, almost always: the database is what protects the rows. Never waits. When Redis
 * can't be asked, the work is done without the lock.
 */
export async function withLock<T>(key: string, work: () => Promise<T>): Promise<Locked<T>> {
  const token = crypto.randomUUID();
  const taken = await take(`lock:${key}`, token);
  if (taken === 'busy') return { held: false };

  try {
    return { held: true, value: await work() };
  } finally {
    // Also when no answer came: the lock may have been taken all the same.
    await release(`lock:${key}`, token);
  }
}

async function take(key: string, token: string): Promise<'mine' | 'busy' | 'unreachable'> {
  try {
    const taken = await evaluate({ script: TAKE_IF_FREE, key, args: [token, LEASE_MS] });
    return Number(taken) === 1 ? 'mine' : 'busy';
  } catch (error) {
    log.warn('lock.unreachable', { error: inWords(error) });
    return 'unreachable';
  }
}

/** A lease that can't be given back ends by itself. */
const release = (key: string, token: string) =>
  evaluate({ script: RELEASE_IF_MINE, key, args: [token] }).catch((error: unknown) => {
    log.warn('lock.not_released', { error: inWords(error) });
  });

type Call = {
  readonly script: string;
  readonly key: string;
  readonly args: readonly (string | number)[];
};

/** Locks of many lanes are taken and given back in few requests. */
const evaluate = together(
  async (calls: readonly Call[]) => {
    const pipeline = redis.pipeline();
    for (const { script, key, args } of calls) pipeline.eval(script, [key], [...args]);
    return pipeline.exec<unknown[]>();
  },
  { atOnce: 1, most: 100 },
);
