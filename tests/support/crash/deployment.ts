import { join } from 'node:path';
import { hash } from '@node-rs/argon2';
import { signatures } from '../../../local/meta/wire.ts';
import { startQstash } from '../../../local/services/qstash.ts';
import { control } from '../demo.ts';
import { connect, signedIn } from '../doors.ts';
import { type Side, startDatabaseDoor } from '../fire/database-door.ts';
import { startDoor } from '../fire/door.ts';
import { openPostOffice } from '../fire/post-office.ts';
import { letTimePass } from '../fire/time.ts';
import { serve, startClouds, unpackStandalone } from '../standalone.ts';

const ADA = { email: 'ada@desk.example', password: 'a long enough password' };

/** Sweeps come when we say so, and so nobody commits unexpectedly while commits are counted. */
const UNSCHEDULED = { kind: 'answer', status: 200, body: '{"scheduleId":"never"}' } as const;

/**
 * The standalone server, which can be killed at a commit and started again; with the agent Ada at its desk, Meta's post in
 * our hands, and all it stands on outliving it.
 */
export async function deployToKill() {
  let leapt = 0;
  const office = await openPostOffice();
  const clouds = await startClouds({ webhookUrl: office.url, now: () => Date.now() + leapt });
  const { url, sql, business, environment } = clouds;
  const openQueue = () =>
    startQstash({
      token: environment.QSTASH_TOKEN,
      currentSigningKey: environment.QSTASH_CURRENT_SIGNING_KEY,
      nextSigningKey: environment.QSTASH_NEXT_SIGNING_KEY,
    });
  let queue = await openQueue();
  const queueDoor = await startDoor(
    () => queue.url,
    ({ path }) => (path.startsWith('/v2/schedules/') ? UNSCHEDULED : { kind: 'pass' }),
  );
  const database = await startDatabaseDoor(environment.DATABASE_URL);
  const { folder, remove } = await unpackStandalone();
  const own = {
    ...environment,
    DATABASE_URL: database.url,
    QSTASH_URL: queueDoor.url,
    // Written when a server ends in peace, as only the first one does; the others start in half the time.
    NODE_COMPILE_CACHE: join(folder, 'compiled'),
  };
  let server = await serve(folder, own);
  const shop = await connect(clouds, business.externalId, business.accessToken);
  await sql`
    with ada as (
      insert into users (name, email, password_hash)
      values ('Ada', ${ADA.email}, ${await hash(ADA.password)}) returning id)
    insert into members (account_id, user_id, role)
    select ${shop.accountId}::bigint, id, 'administrator' from ada`;
  const visit = await signedIn(url, ADA.email, ADA.password);

  await server.stop();
  server = await serve(folder, own);

  const answered = new Set<string>();
  let isDead = false;
  const kill = () => {
    isDead = true;
    server.kill();
  };
  return {
    sql,
    office,
    account: shop.accountId,
    /** Webhook bodies that the server has answered 200. */
    answered: answered as ReadonlySet<string>,
    visit,
    control: <T>(call: readonly [method: string, path: string], body?: object) =>
      control<T>(clouds, call, body),

    /** As Meta does: signed; whoever dies meanwhile answers nothing. */
    async post(body: string): Promise<boolean> {
      const response = await fetch(`${url}/webhooks/instagram`, {
        method: 'POST',
        headers: {
          'content-type': 'application/json',
          ...signatures(body, environment.INSTAGRAM_APP_SECRET),
        },
        body,
      }).catch(() => undefined);
      if (response?.status === 200) answered.add(body);
      return response?.status === 200;
    },

    /** Kills the server when it asks for its n-th commit from now, or before it hears that this was done. */
    killAt(nth: number, side: Side): Promise<void> {
      const { promise, resolve } = Promise.withResolvers<void>();
      database.arm({
        nth,
        side,
        spring: (client) => {
          kill();
          client.destroy();
          resolve();
        },
      });
      return promise;
    },
    spare: () => database.disarm(),
    isDead: () => isDead,
    /** The queue may have forgotten every bell. */
    async restart({ forgetful = false } = {}): Promise<void> {
      await server.exited;
      if (forgetful) {
        await queue.stop();
        queue = await openQueue();
      }
      server = await serve(folder, own);
      isDead = false;
    },

    /** Leases end, bells are late, and what was put off is due. */
    async passes(seconds: number): Promise<void> {
      leapt += seconds * 1000;
      await letTimePass(sql, seconds, shop);
    },
    /** As the platform's cron does. */
    async sweep(): Promise<void> {
      const headers = { authorization: `Bearer ${environment.CRON_SECRET}` };
      await fetch(`${url}/api/cron/sweep`, { headers }).catch(() => undefined);
    },
    /** Until the queue has nothing to do but what it was asked to do later. */
    async idle(): Promise<void> {
      const headers = { authorization: `Bearer ${environment.QSTASH_TOKEN}` };
      const drain = () => fetch(`${queue.url}/local/drain`, { method: 'POST', headers });
      while (!(await (await drain()).json()).idle);
    },

    async stop(): Promise<void> {
      await server.stop();
      await Promise.all([database.stop(), queueDoor.stop(), queue.stop(), office.stop()]);
      await clouds.stop();
      await remove();
    },
  };
}

export type Deployment = Awaited<ReturnType<typeof deployToKill>>;
