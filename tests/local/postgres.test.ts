import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import connect from 'postgres';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type Postgres, startPostgres } from '../../local/services/postgres.ts';
import { isAlive } from '../../local/start/processes.ts';

const SERVICE = join(import.meta.dirname, '../../local/services/postgres.ts');

let folder: string;
let dataDir: string;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'parley-postgres-'));
  dataDir = join(folder, 'postgres');
});
afterAll(() => rm(folder, { recursive: true, force: true }));

async function withServer<T>(use: (sql: connect.Sql, server: Postgres) => Promise<T>): Promise<T> {
  const server = await startPostgres({ dataDir, fast: true });
  const sql = connect(server.url, { max: 1 });
  try {
    return await use(sql, server);
  } finally {
    await sql.end();
    await server.stop();
  }
}

/** Another process that starts the database and holds it, until it is killed. */
async function startElsewhere() {
  const holder = spawn(
    process.execPath,
    [
      '--input-type=module',
      '--eval',
      `const { startPostgres } = await import(process.argv[1]);
       console.log((await startPostgres({ dataDir: process.argv[2], fast: true })).url);
       setInterval(() => {}, 1000);`,
      SERVICE,
      dataDir,
    ],
    { stdio: ['ignore', 'pipe', 'inherit'] },
  );
  const [url] = await once(createInterface(holder.stdout), 'line');
  return { holder, url: String(url) };
}

async function serverId(): Promise<number> {
  return Number((await readFile(join(dataDir, 'cluster/postmaster.pid'), 'utf8')).split('\n')[0]);
}

describe('the PostgreSQL that npm start brings', () => {
  test('speaks UTF-8, sorts alike everywhere and keeps its rows', async () => {
    await withServer(async (sql) => {
      const [database] = await sql`
        select pg_encoding_to_char(encoding) as encoding, datlocale as locale
        from pg_database where datname = current_database()`;
      expect(database).toEqual({ encoding: 'UTF8', locale: 'C.UTF-8' });
      await sql`create table notes (words text)`;
      await sql`insert into notes values ('Grüße, 日本, 👩‍👩‍👧')`;
    });

    await withServer(async (sql) => {
      expect(await sql`select words from notes`).toEqual([{ words: 'Grüße, 日本, 👩‍👩‍👧' }]);
    });
  });

  test('lets nobody in without the password, which its owner alone can read', async () => {
    await withServer(async (_, { url }) => {
      const stranger = connect(url.replace(/:[^:@/]+@/, ':guess@'), { max: 1 });
      await expect(stranger`select 1`).rejects.toMatchObject({ code: '28P01' });
      await stranger.end();
    });
    expect((await stat(join(dataDir, 'password'))).mode & 0o777).toBe(0o600);
  });

  test('ends with the process that started it, even when that is killed', async () => {
    const { holder } = await startElsewhere();
    const server = await serverId();
    expect(isAlive(server)).toBe(true);

    holder.kill('SIGKILL');

    await expect.poll(() => isAlive(server), { timeout: 20_000 }).toBe(false);
  });

  test('is taken over when it outlived a killed start', async () => {
    const { holder, url } = await startElsewhere();
    const before = connect(url, { max: 1 });
    await before`create table orders (id int)`;
    await before`insert into orders values (7)`;

    holder.kill('SIGKILL');

    await withServer(async (sql) => {
      expect(await sql`select id from orders`).toEqual([{ id: 7 }]);
    });
    await before.end();
  });

  test('does not touch a process that only has the id of the old server', async () => {
    await withServer(async () => {});
    const stranger = spawn('sleep', ['600']);
    await writeFile(join(dataDir, 'cluster/postmaster.pid'), `${stranger.pid}\n`);

    await withServer(async (sql) => {
      expect(await sql`select 1 as one`).toEqual([{ one: 1 }]);
    });

    expect(stranger.exitCode).toBeNull();
    stranger.kill();
  });

  test('makes no database out of a first start that was cut short', async () => {
    const half = join(folder, 'half');
    const first = await startPostgres({ dataDir: half, fast: true });
    await first.stop();
    const cluster = join(half, 'cluster');
    await rm(cluster, { recursive: true });
    await rm(join(half, 'password'));
    await writeFile(`${cluster}.draft`, 'what was there when the power went');

    const second = await startPostgres({ dataDir: half, fast: true });

    await second.stop();
    await expect(stat(`${cluster}.draft`)).rejects.toMatchObject({ code: 'ENOENT' });
  });

  test('says in one line that its data is of another version', async () => {
    const old = join(folder, 'old');
    await (await startPostgres({ dataDir: old, fast: true })).stop();
    await writeFile(join(old, 'cluster/PG_VERSION'), '12\n');

    await expect(startPostgres({ dataDir: old, fast: true })).rejects.toThrow(
      /holds data of PostgreSQL 12, but this is PostgreSQL \d+\.$/,
    );
  });
});
