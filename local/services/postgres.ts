import { closeSync, openSync, readFileSync } from 'node:fs';
import { realpath } from 'node:fs/promises';
import { basename, dirname, join, resolve } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import connect from 'postgres';
import { type Child, startChild } from '../start/children.ts';
import { freePort } from '../start/ports.ts';
import { inOneLine, Problem, reasonIn } from '../start/problem.ts';
import { databaseUser } from './postgres/account.ts';
import { findBinaries } from './postgres/binaries.ts';
import { ENVIRONMENT, ensureCluster, readPassword, type Site } from './postgres/cluster.ts';
import { readPidFile, stopLeftover } from './postgres/leftover.ts';
import { findPlace } from './postgres/place.ts';

export type PostgresOptions = {
  /** A folder of its own, made when missing. */
  readonly dataDir: string;
  readonly port?: number;
  /** For tests: a power cut may lose everything. */
  readonly fast?: boolean;
  /** Takes lines for the person who started this. */
  readonly say?: (line: string) => void;
};

export type Postgres = {
  /** Of the database `parley`, with the password. */
  readonly url: string;
  readonly port: number;
  /** Settles with the exit code when the server has ended, for whatever reason. */
  readonly exited: Promise<number>;
  stop(): Promise<void>;
};

const SETTINGS = {
  listen_addresses: '127.0.0.1',
  unix_socket_directories: '',
  max_connections: '200',
  timezone: 'UTC',
  log_timezone: 'UTC',
  // People's messages stay out of the log.
  log_min_error_statement: 'panic',
  log_error_verbosity: 'terse',
  // Containers have a tiny /dev/shm, which is what parallel queries share.
  max_parallel_workers_per_gather: '0',
};

const FAST = { fsync: 'off', synchronous_commit: 'off', full_page_writes: 'off' };

/**
 * Starts the PostgreSQL that came with npm on loopback, with its data below `dataDir`. It ends with this process,
 * however this process ends. A failure is a `Problem` of one line.
 */
export async function startPostgres(options: PostgresOptions): Promise<Postgres> {
  const { fast = false, say = () => {} } = options;
  const home = resolve(options.dataDir);
  const site = await prepare(home, say);
  const password = await readPassword(site);
  await stopLeftover(site.cluster);
  await ensureCluster(site, password, fast);

  const port = options.port ?? (await freePort());
  const child = await launch(site, { ...SETTINGS, ...(fast ? FAST : {}), port: String(port) });
  const address = `postgres://parley:${password}@127.0.0.1:${port}`;
  try {
    await ensureDatabase(`${address}/postgres`);
  } catch (error) {
    await child.stop();
    throw new Problem(inOneLine(error, 'Making the database'));
  }
  return { url: `${address}/parley`, port, exited: child.exited, stop: child.stop };
}

async function prepare(home: string, say: (line: string) => void): Promise<Site> {
  try {
    const user = databaseUser(join(home, 'cluster'));
    const binaries = await findBinaries(user, say);
    const place = await findPlace(home, user, say);
    // A link in the path would make one cluster look like two.
    const cluster = join(await realpath(dirname(place)), basename(place));
    return { home, cluster, binaries, user };
  } catch (error) {
    throw new Problem(inOneLine(error, `Preparing ${home}`));
  }
}

/** Starts the server and waits until it takes connections. */
async function launch(site: Site, settings: Readonly<Record<string, string>>): Promise<Child> {
  const end = Date.now() + 60_000;
  for (;;) {
    const child = startServer(site, settings);
    const ended = await Promise.race([child.exited, ready(child, site.cluster)]);
    if (ended === 'ready') return child;
    const reason = reasonIn(readFileSync(logOf(site), 'utf8'));
    // After a kill, the old server's workers need a moment to notice.
    if (!/shared memory block .* still in use/.test(reason) || Date.now() > end) {
      throw new Problem(`${inOneLine(reason, 'Starting PostgreSQL')} (more in ${logOf(site)})`);
    }
    await sleep(200);
  }
}

function startServer(site: Site, settings: Readonly<Record<string, string>>): Child {
  const log = openSync(logOf(site), 'w', 0o600);
  try {
    return startChild(
      [
        ...[join(site.binaries.folder, 'bin/postgres'), '-D', site.cluster],
        ...Object.entries(settings).flatMap(([name, value]) => ['-c', `${name}=${value}`]),
      ],
      {
        cwd: site.cluster,
        env: ENVIRONMENT,
        output: log,
        user: site.user,
        // A "fast" shutdown: open transactions are rolled back, connections closed.
        signal: 'SIGINT',
        grace: 20_000,
      },
    );
  } finally {
    closeSync(log);
  }
}

async function ready(child: Child, cluster: string): Promise<'ready'> {
  let over = false;
  void child.exited.then(() => {
    over = true;
  });
  while (!(over || (await readPidFile(cluster))?.ready)) await sleep(30);
  // When it is over, the exit code wins the race.
  return over ? await new Promise<never>(() => {}) : 'ready';
}

async function ensureDatabase(url: string): Promise<void> {
  const sql = connect(url, { max: 1, onnotice: () => {} });
  try {
    const [found] = await sql`select from pg_database where datname = 'parley'`;
    if (!found) await sql`create database parley`;
  } finally {
    await sql.end();
  }
}

const logOf = ({ home }: Site) => join(home, 'server.log');
