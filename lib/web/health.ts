import 'server-only';
import { db } from '@/db/client';
import { ping } from '@/db/queries/ping';
import { env } from '@/lib/platform/env';
import { pingQueue } from '@/lib/platform/queue';
import { redis } from '@/lib/platform/redis';
import packageJson from '@/package.json' with { type: 'json' };

type Check = 'ok' | 'down';

export type Health = {
  readonly status: 'ok' | 'degraded' | 'down';
  readonly checks: { readonly database: Check; readonly redis: Check; readonly queue: Check };
  readonly version: string;
};

const check = (work: Promise<unknown>): Promise<Check> =>
  work.then(
    () => 'ok',
    () => 'down',
  );

/** What the product stands on. It works without Redis and the queue, only slower; not without the database. */
export async function health(): Promise<Health> {
  const [database, cache, queue] = await Promise.all([
    check(ping(db)),
    check(redis.ping()),
    check(pingQueue()),
  ]);
  const checks = { database, redis: cache, queue };
  const whole = Object.values(checks).every((each) => each === 'ok');
  const status = database === 'down' ? 'down' : whole ? 'ok' : 'degraded';
  const commit = env.VERCEL_GIT_COMMIT_SHA?.slice(0, 7);
  return {
    status,
    checks,
    version: commit ? `${packageJson.version}+${commit}` : packageJson.version,
  };
}
