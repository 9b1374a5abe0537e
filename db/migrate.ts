import { setTimeout as sleep } from 'node:timers/promises';
import { drizzle } from 'drizzle-orm/postgres-js';
import { migrate } from 'drizzle-orm/postgres-js/migrator';
import postgres, { type Sql } from 'postgres';
import { databaseAddress } from './connection.ts';
import { LIVE_INDEXES } from './words.ts';

/** Two servers that start at once must not migrate at once. */
const MIGRATION_LOCK = 7_203_114;
const LOOK_AGAIN_MS = 200;

export async function migrateDatabase(url: string): Promise<void> {
  const client = postgres(databaseAddress(url), { max: 1, onnotice: () => undefined });
  try {
    await takeTurn(client);
    await migrate(drizzle({ client }), {
      migrationsFolder: new URL('./migrations', import.meta.url).pathname,
    });
    for (const index of LIVE_INDEXES) await buildIndex(client, index);
  } finally {
    await client.end();
  }
}

/** Asks again and again instead of waiting in the database: an index that is built live would wait for the waiting. */
async function takeTurn(client: Sql): Promise<void> {
  for (;;) {
    const [turn] = await client`select pg_try_advisory_lock(${MIGRATION_LOCK}) as mine`;
    if (turn?.mine) return;
    await sleep(LOOK_AGAIN_MS);
  }
}

/** Writers go on meanwhile. One that was cut short leaves an index behind that nobody may use; it is built anew. */
async function buildIndex(client: Sql, { name, on }: (typeof LIVE_INDEXES)[number]) {
  const [known] = await client`
    select indisvalid from pg_index where indexrelid = to_regclass(${name})`;
  if (known?.indisvalid) return;
  if (known) await client.unsafe(`drop index concurrently ${name}`);
  await client.unsafe(`create index concurrently ${name} on ${on}`);
}

if (import.meta.main) {
  const url = process.env.DATABASE_URL;
  if (!url) throw new Error('DATABASE_URL is not set');
  await migrateDatabase(url);
}
