import { randomBytes } from 'node:crypto';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import connect from 'postgres';
import { afterAll } from 'vitest';
import { startMeta } from '../../local/meta/server.ts';
import { startMailbox } from '../../local/services/mailbox.ts';
import { startQstash } from '../../local/services/qstash.ts';
import { startRedis } from '../../local/services/redis.ts';
import { startApp } from './app.ts';

/** A database of its own for each worker, kept from file to file. */
async function ownDatabase(template: string): Promise<string> {
  const url = new URL(template);
  const name = `parley_worker_${process.env.VITEST_POOL_ID}`;
  const admin = connect(new URL('/postgres', url).href, { max: 1, onnotice: () => undefined });
  try {
    const [exists] = await admin`select 1 from pg_database where datname = ${name}`;
    if (!exists) await admin.unsafe(`create database ${name} template parley strategy file_copy`);
  } finally {
    await admin.end();
  }
  url.pathname = `/${name}`;
  return url.href;
}

const secret = () => randomBytes(24).toString('base64url');
const [redisToken, queueToken, current, next] = [secret(), secret(), secret(), secret()];

const redis = await startRedis({ token: redisToken });
const queue = await startQstash({
  token: queueToken,
  currentSigningKey: current,
  nextSigningKey: next,
});
const mailbox = await startMailbox();
const app = await startApp();
const instagram = { id: '942716305518827', secret: secret(), verifyToken: secret() };
const dataDir = await mkdtemp(join(tmpdir(), 'parley-worker-'));
const meta = await startMeta({
  stateFile: join(dataDir, 'meta.json'),
  app: instagram,
  webhookUrl: `${app.url}/webhooks/instagram`,
});

Object.assign(process.env, {
  APP_URL: app.url,
  DATABASE_URL: await ownDatabase(process.env.TEST_POSTGRES_URL ?? ''),
  UPSTASH_REDIS_REST_URL: redis.url,
  UPSTASH_REDIS_REST_TOKEN: redisToken,
  QSTASH_URL: queue.url,
  QSTASH_TOKEN: queueToken,
  QSTASH_CURRENT_SIGNING_KEY: current,
  QSTASH_NEXT_SIGNING_KEY: next,
  CRON_SECRET: secret(),
  NEXTAUTH_SECRET: secret(),
  NEXTAUTH_URL: app.url,
  // The worker's database outlives this file, and so do the secrets in it.
  ENCRYPTION_KEYS: `k1:${Buffer.alloc(32, 'parley').toString('base64')}`,
  PARLEY_DATA: dataDir,
  SMTP_URL: mailbox.smtpUrl,
  MAIL_FROM: 'Parley <parley@parley.test>',
  INSTAGRAM_WWW_URL: `${meta.url}/www.instagram.com`,
  INSTAGRAM_API_URL: `${meta.url}/api.instagram.com`,
  INSTAGRAM_GRAPH_URL: `${meta.url}/graph.instagram.com`,
  INSTAGRAM_APP_ID: instagram.id,
  INSTAGRAM_APP_SECRET: instagram.secret,
  INSTAGRAM_VERIFY_TOKEN: instagram.verifyToken,
  TEST_MAILBOX_URL: mailbox.url,
  TEST_SIMULATOR_URL: meta.url,
  TEST_SIMULATOR_ACCOUNT: meta.world().account.externalId,
  TEST_SIMULATOR_TOKEN: meta.world().account.accessToken,
});

afterAll(async () => {
  const { db } = await import('@/db/client');
  await Promise.all([meta.stop(), queue.stop(), mailbox.stop()]);
  await Promise.all([app.stop(), redis.stop()]);
  await db.$client.end();
  await rm(dataDir, { recursive: true, force: true });
});
