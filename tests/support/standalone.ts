import { cp, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import postgres from 'postgres';
import { migrateDatabase } from '../../db/migrate.ts';
import { startMeta } from '../../local/meta/server.ts';
import { startBlob } from '../../local/services/blob.ts';
import { startPostgres } from '../../local/services/postgres.ts';
import { startQstash } from '../../local/services/qstash.ts';
import { startRedis } from '../../local/services/redis.ts';
import { startChild } from '../../local/start/children.ts';
import { freePort } from '../../local/start/ports.ts';
import { ROOT } from '../../local/start/programs.ts';
import { newProductionEnvironment } from './production.ts';
import { until } from './until.ts';

type Environment = Readonly<Record<string, string>>;

/** The whole of it, ready for visitors. */
export async function deploy() {
  const clouds = await startClouds();
  const { folder, remove } = await unpackStandalone();
  const server = await serve(folder, clouds.environment);
  return {
    ...clouds,
    folder,
    stop: async () => {
      await server.stop();
      await clouds.stop();
      await remove();
    },
  };
}

/** The built product, copied to a folder where nothing else of the repository can be reached. */
export async function unpackStandalone() {
  const folder = await mkdtemp(join(tmpdir(), 'parley-standalone-'));
  const build = join(ROOT, '.next');
  await cp(join(build, 'standalone'), folder, { recursive: true });
  await cp(join(build, 'static'), join(folder, '.next/static'), { recursive: true });
  return { folder, remove: () => rm(folder, { recursive: true, force: true }) };
}

/** The server of such a folder, ready for visitors. */
export async function serve(folder: string, environment: Environment) {
  const server = startServer(folder, environment);
  const healthy = () =>
    fetch(`http://127.0.0.1:${environment.PORT}/api/health`).then(
      ({ ok }) => ok,
      () => false,
    );
  await until(healthy, Boolean, 30_000).catch(() => {
    throw new Error(`the server did not start:\n${server.lines.join('\n')}`);
  });
  return server;
}

/** The server of such a folder, with these variables and no others. */
export function startServer(folder: string, environment: Environment) {
  const lines: string[] = [];
  const child = startChild([process.execPath, 'server.js'], {
    cwd: folder,
    env: environment,
    output: (line) => lines.push(line),
  });
  return {
    lines,
    exited: child.exited,
    stop: () => child.stop(),
    /** `kill -9`, of all its processes at once. */
    kill: () => {
      if (child.pid) process.kill(-child.pid, 'SIGKILL');
    },
  };
}

type Setting = {
  /** Where Meta sends what happens; the server's own door if left out. */
  readonly webhookUrl?: string;
  /** Redis's clock, ms. */
  readonly now?: () => number;
};

/** What a deployment stands on, each started by itself: database, Redis, queue, Blob, and Meta with a customer's phone. */
export async function startClouds({ webhookUrl, now = Date.now }: Setting = {}) {
  const port = await freePort();
  const folder = await mkdtemp(join(tmpdir(), 'parley-clouds-'));
  const environment = newProductionEnvironment();
  const url = `http://127.0.0.1:${port}`;
  const database = await startPostgres({ dataDir: join(folder, 'postgres'), fast: true });
  const redis = await startRedis({ token: environment.UPSTASH_REDIS_REST_TOKEN, now });
  const queue = await startQstash({
    token: environment.QSTASH_TOKEN,
    currentSigningKey: environment.QSTASH_CURRENT_SIGNING_KEY,
    nextSigningKey: environment.QSTASH_NEXT_SIGNING_KEY,
  });
  const blobToken = `vercel_blob_rw_store_${environment.CRON_SECRET}`;
  const blob = await startBlob({ token: blobToken });
  const app = { id: '942716305518827', secret: 'a secret of Meta', verifyToken: 'a verify token' };
  const meta = await startMeta({
    stateFile: join(folder, 'meta.json'),
    app,
    webhookUrl: webhookUrl ?? `${url}/webhooks/instagram`,
  });
  await migrateDatabase(database.url);
  const sql = postgres(database.url, { max: 2, onnotice: () => undefined });

  return {
    url,
    simulatorUrl: meta.url,
    business: meta.world().account,
    sql,
    environment: {
      ...environment,
      APP_URL: url,
      // As Neon's dashboard writes it.
      DATABASE_URL: `${database.url}?sslmode=disable&channel_binding=disable`,
      UPSTASH_REDIS_REST_URL: redis.url,
      QSTASH_URL: queue.url,
      INSTAGRAM_GRAPH_URL: `${meta.url}/graph.instagram.com`,
      INSTAGRAM_APP_ID: app.id,
      INSTAGRAM_APP_SECRET: app.secret,
      INSTAGRAM_VERIFY_TOKEN: app.verifyToken,
      BLOB_READ_WRITE_TOKEN: blobToken,
      VERCEL_BLOB_API_URL: blob.url,
      PORT: String(port),
      HOSTNAME: '127.0.0.1',
    },
    stop: async () => {
      await Promise.all([sql.end(), meta.stop(), blob.stop(), queue.stop(), redis.stop()]);
      await database.stop();
      await rm(folder, { recursive: true, force: true });
    },
  };
}
