import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { migrateDatabase } from '../../db/migrate.ts';
import { startPostgres } from '../../local/services/postgres.ts';

/** One server for the run, its database migrated; every worker makes a copy of that for itself. */
export async function setup(): Promise<() => Promise<void>> {
  const dataDir = await mkdtemp(join(tmpdir(), 'parley-tests-'));
  const postgres = await startPostgres({ dataDir, fast: true });
  await migrateDatabase(postgres.url);
  process.env.TEST_POSTGRES_URL = postgres.url;
  return async () => {
    await postgres.stop();
    await rm(dataDir, { recursive: true, force: true });
  };
}
