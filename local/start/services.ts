import { join } from 'node:path';
import { type Meta, startMeta } from '../meta/server.ts';
import { startMailbox } from '../services/mailbox.ts';
import { startPostgres } from '../services/postgres.ts';
import { startQstash } from '../services/qstash.ts';
import { startRedis } from '../services/redis.ts';
import type { Lifecycle } from './lifecycle.ts';
import { attempt } from './problem.ts';
import type { RememberedPorts } from './remembered-ports.ts';
import type { Secrets } from './secrets.ts';
import { productVariables, type Settings } from './settings.ts';

type Setup = {
  readonly settings: Settings;
  readonly secrets: Secrets;
  readonly ports: RememberedPorts;
  readonly lifecycle: Lifecycle;
};

export type Services = {
  /** What the product reads, complete. */
  readonly environment: Readonly<Record<string, string>>;
  readonly meta: Meta | undefined;
  readonly mailboxUrl: string | undefined;
};

/** Starts what the environment does not provide, and answers the environment in which all is provided. */
export async function startServices(setup: Setup): Promise<Services> {
  const { settings, secrets } = setup;
  const { given, appUrl } = settings;

  const database = given.DATABASE_URL ? {} : await startDatabase(setup);
  const redis = given.UPSTASH_REDIS_REST_URL ? {} : await startCourtesy(setup);
  const queue = given.QSTASH_URL ? {} : await startQueue(setup);
  const mailbox = given.SMTP_URL ? undefined : await startMail(setup);
  const simulator = settings.simulator ? await startSimulator(setup) : undefined;
  await attempt('Remembering the ports', () => setup.ports.save());

  const { NEXTAUTH_SECRET, CRON_SECRET, ENCRYPTION_KEYS } = secrets;
  const local = {
    PORT: String(settings.port),
    APP_URL: appUrl,
    NEXTAUTH_URL: appUrl,
    PARLEY_SIMULATOR: settings.simulator ? 'on' : 'off',
    DEMO_EMAIL: 'demo@parley.test',
    DEMO_PASSWORD: 'parley-demo',
    ...{ NEXTAUTH_SECRET, CRON_SECRET, ENCRYPTION_KEYS },
    ...database,
    ...redis,
    ...queue,
    ...mailbox?.environment,
    ...simulator?.environment,
  };
  return {
    environment: { ...local, ...productVariables(given), PARLEY_DATA: settings.dataDir },
    meta: simulator?.meta,
    mailboxUrl: mailbox?.url,
  };
}

async function startDatabase({ settings, ports, lifecycle }: Setup) {
  const postgres = await attempt('Starting PostgreSQL', async () =>
    startPostgres({
      dataDir: join(settings.dataDir, 'postgres'),
      port: await ports.get('postgres'),
      say: lifecycle.say,
    }),
  );
  lifecycle.onStop('PostgreSQL', () => postgres.stop());
  lifecycle.failWhenEnded('PostgreSQL', postgres.exited);
  return { DATABASE_URL: postgres.url };
}

async function startCourtesy({ settings, secrets, ports, lifecycle }: Setup) {
  const token = settings.given.UPSTASH_REDIS_REST_TOKEN ?? secrets.UPSTASH_REDIS_REST_TOKEN;
  const redis = await attempt('Starting Redis', async () =>
    startRedis({ port: await ports.get('redis'), token }),
  );
  lifecycle.onStop('Redis', () => redis.stop());
  return { UPSTASH_REDIS_REST_URL: redis.url, UPSTASH_REDIS_REST_TOKEN: token };
}

async function startQueue({ settings, secrets, ports, lifecycle }: Setup) {
  const keys = {
    QSTASH_TOKEN: settings.given.QSTASH_TOKEN ?? secrets.QSTASH_TOKEN,
    QSTASH_CURRENT_SIGNING_KEY:
      settings.given.QSTASH_CURRENT_SIGNING_KEY ?? secrets.QSTASH_CURRENT_SIGNING_KEY,
    QSTASH_NEXT_SIGNING_KEY:
      settings.given.QSTASH_NEXT_SIGNING_KEY ?? secrets.QSTASH_NEXT_SIGNING_KEY,
  };
  const qstash = await attempt('Starting QStash', async () =>
    startQstash({
      port: await ports.get('qstash'),
      token: keys.QSTASH_TOKEN,
      currentSigningKey: keys.QSTASH_CURRENT_SIGNING_KEY,
      nextSigningKey: keys.QSTASH_NEXT_SIGNING_KEY,
    }),
  );
  lifecycle.onStop('QStash', () => qstash.stop());
  return { QSTASH_URL: qstash.url, ...keys };
}

async function startMail({ ports, lifecycle }: Setup) {
  const mailbox = await attempt('Starting the mailbox', async () =>
    startMailbox({
      smtpPort: await ports.get('smtp'),
      httpPort: await ports.get('mailbox'),
    }),
  );
  lifecycle.onStop('the mailbox', () => mailbox.stop());
  const environment = { SMTP_URL: mailbox.smtpUrl, MAIL_FROM: 'Parley <parley@parley.test>' };
  return { url: mailbox.url, environment };
}

async function startSimulator({ settings, secrets, ports, lifecycle }: Setup) {
  const { given, port, dataDir } = settings;
  const app = {
    id: given.INSTAGRAM_APP_ID ?? secrets.INSTAGRAM_APP_ID,
    secret: given.INSTAGRAM_APP_SECRET ?? secrets.INSTAGRAM_APP_SECRET,
    verifyToken: given.INSTAGRAM_VERIFY_TOKEN ?? secrets.INSTAGRAM_VERIFY_TOKEN,
    metaSecret: given.FB_APP_SECRET,
  };
  const meta = await attempt('Starting the Meta simulator', async () =>
    startMeta({
      port: await ports.get('meta'),
      stateFile: join(dataDir, 'meta.json'),
      app,
      webhookUrl: `http://localhost:${port}/webhooks/instagram`,
      redirectUris: [`${settings.appUrl}/instagram/callback`],
    }),
  );
  lifecycle.onStop('the Meta simulator', () => meta.stop());
  const environment = {
    INSTAGRAM_WWW_URL: `${meta.url}/www.instagram.com`,
    INSTAGRAM_API_URL: `${meta.url}/api.instagram.com`,
    INSTAGRAM_GRAPH_URL: `${meta.url}/graph.instagram.com`,
    FACEBOOK_WWW_URL: `${meta.url}/www.facebook.com`,
    FACEBOOK_GRAPH_URL: `${meta.url}/graph.facebook.com`,
    INSTAGRAM_APP_ID: app.id,
    INSTAGRAM_APP_SECRET: app.secret,
    INSTAGRAM_VERIFY_TOKEN: app.verifyToken,
  };
  return { meta, environment };
}
