import { randomBytes } from 'node:crypto';

export const encryptionKey = (kid: string): string =>
  `${kid}:${randomBytes(32).toString('base64')}`;

/** An environment in which nothing is running, for modules that read one as they are loaded. */
export function giveEnvironment(change: Readonly<Record<string, string>> = {}): void {
  const nowhere = 'http://127.0.0.1:9';
  Object.assign(process.env, {
    APP_URL: nowhere,
    DATABASE_URL: 'postgres://nobody@127.0.0.1:9/nothing',
    UPSTASH_REDIS_REST_URL: nowhere,
    UPSTASH_REDIS_REST_TOKEN: 'token',
    QSTASH_URL: nowhere,
    QSTASH_TOKEN: 'token',
    QSTASH_CURRENT_SIGNING_KEY: 'current',
    QSTASH_NEXT_SIGNING_KEY: 'next',
    CRON_SECRET: 'secret',
    NEXTAUTH_SECRET: 'sixteen characters',
    ENCRYPTION_KEYS: encryptionKey('k1'),
    ...change,
  });
}
