import { randomBytes } from 'node:crypto';
import { encryptionKey } from './environment.ts';

const secret = () => randomBytes(24).toString('base64url');

/** All that a production environment must have, of which nothing is running yet; NODE_ENV is the platform's. */
export const newProductionEnvironment = () => ({
  APP_URL: 'https://desk.example',
  DATABASE_URL: 'postgres://parley@127.0.0.1:9/parley',
  UPSTASH_REDIS_REST_URL: 'http://127.0.0.1:9',
  UPSTASH_REDIS_REST_TOKEN: secret(),
  QSTASH_URL: 'http://127.0.0.1:9',
  QSTASH_TOKEN: secret(),
  QSTASH_CURRENT_SIGNING_KEY: secret(),
  QSTASH_NEXT_SIGNING_KEY: secret(),
  CRON_SECRET: secret(),
  NEXTAUTH_SECRET: secret(),
  ENCRYPTION_KEYS: encryptionKey('k1'),
});
