import { randomBytes } from 'node:crypto';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import postgres from 'postgres';
import { startMeta } from '../../../local/meta/server.ts';
import { startQstash } from '../../../local/services/qstash.ts';
import { startRedis } from '../../../local/services/redis.ts';
import { type Side, startDatabaseDoor } from './database-door.ts';
import { startDoor } from './door.ts';
import { openPostOffice } from './post-office.ts';
import { letTimePass } from './time.ts';
import {
  atGraph,
  atJobs,
  atQueue,
  atRedis,
  atWebhook,
  FAIR,
  type Weather,
  withoutNets,
} from './weather.ts';

const setting = (name: string): string => process.env[name] ?? '';
const secret = () => randomBytes(24).toString('base64url');

/**
 * The product with everything that stands around it, each behind a door that can fail it. Builds the environment, so
 * nothing of the product may be loaded before. What is outside is new in every street, but for Redis and PostgreSQL.
 */
export async function buildTown() {
  const keys = { currentSigningKey: secret(), nextSigningKey: secret() };
  const [redisToken, queueToken] = [secret(), secret()];
  const instagram = { id: '942716305518827', secret: secret(), verifyToken: secret() };
  const folder = await mkdtemp(join(tmpdir(), 'parley-fire-'));

  let weather: Weather = FAIR;
  let nets = true;
  let dead = false;
  let leaps = 0;

  const office = await openPostOffice();
  const redis = await startRedis({ token: redisToken, now: () => Date.now() + leaps });
  let queue = await startQstash({ token: queueToken, ...keys });
  const newMeta = (name: number) =>
    startMeta({
      stateFile: join(folder, `${name}.json`),
      app: instagram,
      webhookUrl: office.url,
    });
  let meta = await newMeta(0);
  let moves = 0;

  const app = setting('APP_URL');
  const databaseUrl = setting('DATABASE_URL');
  const lost = { kind: 'lose' } as const;
  const doors = {
    redis: await startDoor(
      () => redis.url,
      (call) => (dead ? lost : atRedis(weather, call)),
    ),
    queue: await startDoor(
      () => queue.url,
      (call) => (dead ? lost : atQueue(weather, call, nets)),
    ),
    graph: await startDoor(
      () => meta.url,
      () => (dead ? lost : atGraph(weather)),
    ),
    jobs: await startDoor(
      () => app,
      () => (dead ? lost : atJobs(weather)),
    ),
    webhook: await startDoor(
      () => app,
      () => (dead ? lost : atWebhook(weather)),
    ),
  };
  const database = await startDatabaseDoor(databaseUrl);
  const sql = postgres(databaseUrl, { max: 2, onnotice: () => undefined });

  Object.assign(process.env, {
    APP_URL: doors.jobs.url,
    DATABASE_URL: database.url,
    UPSTASH_REDIS_REST_URL: doors.redis.url,
    UPSTASH_REDIS_REST_TOKEN: redisToken,
    QSTASH_URL: doors.queue.url,
    QSTASH_TOKEN: queueToken,
    QSTASH_CURRENT_SIGNING_KEY: keys.currentSigningKey,
    QSTASH_NEXT_SIGNING_KEY: keys.nextSigningKey,
    INSTAGRAM_GRAPH_URL: `${doors.graph.url}/graph.instagram.com`,
    INSTAGRAM_APP_ID: instagram.id,
    INSTAGRAM_APP_SECRET: instagram.secret,
    INSTAGRAM_VERIFY_TOKEN: instagram.verifyToken,
  });

  /** What people do at the product's own doors, and the webhook's. */
  const acts = new Set<Promise<unknown>>();
  const underWay = () => acts.size + doors.jobs.underWay() + doors.webhook.underWay();
  const settled = async () => {
    for (let quiet = 0; quiet < 3; quiet += 1) {
      while (underWay() > 0) {
        quiet = 0;
        await sleep(2);
      }
      await sleep(3);
    }
  };

  return {
    sql,
    office,
    settled,
    secret: instagram.secret,
    webhookUrl: `${doors.webhook.url}/webhooks/instagram`,
    simulator: () => meta.url,
    account: () => meta.world().account,

    change: (next: Partial<Weather>) => {
      set({ ...weather, ...next });
    },
    /** Time goes by: leases end, and what was put off is due. */
    async passes(seconds: number, accountId: number) {
      leaps += seconds * 1000;
      await letTimePass(sql, seconds, { accountId, externalId: meta.world().account.externalId });
    },

    /** Someone does something; whether it comes to an end is the town's to know. */
    act<T>(work: () => Promise<T>): Promise<T | undefined> {
      const done = work().catch(() => undefined);
      acts.add(done);
      void done.finally(() => acts.delete(done));
      return done;
    },

    /** At the n-th commit from now the connection breaks, or the whole process loses the world at once. */
    arm(nth: number, side: Side, all: boolean) {
      database.arm({
        nth,
        side,
        spring: (client) => {
          client.destroy();
          if (all) die();
        },
      });
    },
    /** Whoever was at work is gone; a new process takes over. */
    async revive() {
      if (!dead) return;
      await settled();
      dead = false;
      database.open();
    },
    calm() {
      database.disarm();
      set(FAIR);
    },

    /** Everybody is new; `nets: false` leaves only the database to hold them. */
    async newStreet(withNets: boolean) {
      await Promise.all([queue.stop(), meta.stop()]);
      queue = await startQstash({ token: queueToken, ...keys });
      moves += 1;
      meta = await newMeta(moves);
      office.empty();
      nets = withNets;
      this.calm();
    },

    async stop() {
      await Promise.all([queue.stop(), meta.stop()]);
      await Promise.all(Object.values(doors).map((door) => door.stop()));
      await Promise.all([office.stop(), redis.stop(), sql.end()]);
      await rm(folder, { recursive: true, force: true });
      // The pool of the product is ended by the worker, through this door.
    },
    database,
  };

  function set(next: Weather) {
    weather = nets ? next : withoutNets(next);
  }

  function die() {
    dead = true;
    database.shut();
    for (const door of Object.values(doors)) door.cut();
  }
}

export type Town = Awaited<ReturnType<typeof buildTown>>;
