import { randomBytes } from 'node:crypto';
import { existsSync, readFileSync } from 'node:fs';
import { chown, mkdir, readFile, rename, rm, symlink, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { runChild, type User } from '../../start/children.ts';
import { writePrivately } from '../../start/private-file.ts';
import { inOneLine, Problem, reasonIn } from '../../start/problem.ts';
import type { Binaries } from './binaries.ts';

/** Without these a machine's own locale decides, and a machine without one gets SQL_ASCII. */
const UTF8 = [
  '--encoding=UTF8',
  '--locale-provider=builtin',
  '--builtin-locale=C.UTF-8',
  '--locale=C',
];

export const ENVIRONMENT = { PATH: '/usr/bin:/bin', LC_ALL: 'C', TZ: 'UTC' };

export type Site = {
  readonly home: string;
  readonly cluster: string;
  readonly binaries: Binaries;
  readonly user: User | undefined;
};

/** The superuser's password, made on the first start. */
export async function readPassword({ home, cluster }: Site): Promise<string> {
  const file = join(home, 'password');
  if (existsSync(file)) return await readFile(file, 'utf8');
  if (existsSync(cluster)) {
    throw new Problem(
      `${file} is missing. Put it back, or remove ${home} to start an empty database.`,
    );
  }
  const password = randomBytes(24).toString('base64url');
  await writePrivately(file, password);
  return password;
}

/** Makes the cluster on the first start: aside and then renamed, so that half a cluster is never taken for one. */
export async function ensureCluster(site: Site, password: string, fast: boolean): Promise<void> {
  if (existsSync(site.cluster)) return checkVersion(site);

  const draft = `${site.cluster}.draft`;
  const passwordFile = `${site.cluster}.password`;
  try {
    await clear(draft, passwordFile);
    await mkdir(draft, { mode: 0o700 });
    await writeFile(passwordFile, password, { mode: 0o600 });
    await give(site.user, draft, passwordFile);
    await initialise(site, draft, [`--pwfile=${passwordFile}`, ...(fast ? ['--no-sync'] : [])]);
    await rename(draft, site.cluster);
    const usual = join(site.home, 'cluster');
    if (site.cluster !== usual) await symlink(site.cluster, usual);
  } finally {
    await clear(draft, passwordFile);
  }
}

async function initialise(site: Site, draft: string, more: readonly string[]): Promise<void> {
  const { code, output } = await runChild(
    [
      join(site.binaries.folder, 'bin/initdb'),
      ...['-D', draft, '-U', 'parley', '--auth=scram-sha-256', '--no-instructions'],
      ...UTF8,
      ...more,
    ],
    { cwd: draft, env: ENVIRONMENT, user: site.user },
  );
  if (code !== 0) {
    throw new Problem(inOneLine(reasonIn(output), `Making the database in ${site.cluster}`));
  }
}

function checkVersion({ cluster, home, binaries }: Site): void {
  const found = readFileSync(join(cluster, 'PG_VERSION'), 'utf8').trim();
  const wanted = binaries.version.split('.', 1)[0];
  if (found === wanted) return;
  throw new Problem(`${home} holds data of PostgreSQL ${found}, but this is PostgreSQL ${wanted}.`);
}

async function clear(...paths: readonly string[]): Promise<void> {
  for (const path of paths) await rm(path, { recursive: true, force: true });
}

async function give(user: User | undefined, ...paths: readonly string[]): Promise<void> {
  if (!user) return;
  for (const path of paths) await chown(path, user.uid, user.gid);
}
