import { randomBytes } from 'node:crypto';
import { existsSync, lstatSync } from 'node:fs';
import { chmod, mkdir, readlink, stat } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import type { User } from '../../start/children.ts';
import { Problem } from '../../start/problem.ts';
import { canEnter } from './account.ts';

/** Where root keeps what another user must reach. */
export const SHARED = '/var/lib/parley';

/** A folder that others may pass through but not list. */
const PASSABLE = 0o711;

/**
 * The folder of the cluster, below `home` unless the database's user cannot get there (the clone is in a closed home
 * folder, say); then it is in `SHARED`, and `home/cluster` becomes a link to it once it is there.
 */
export async function findPlace(
  home: string,
  user: User | undefined,
  say: (line: string) => void,
): Promise<string> {
  const cluster = join(home, 'cluster');
  const link = lstatSync(cluster, { throwIfNoEntry: false });
  if (link?.isSymbolicLink()) {
    const target = await readlink(cluster);
    if (existsSync(target)) return target;
    throw new Problem(`The database in ${target} is gone. Remove ${home} to start an empty one.`);
  }

  await mkdir(home, { recursive: true, mode: 0o700 });
  if (!user) return cluster;
  if (await openTheWay(home, user)) return cluster;
  if (link) throw new Problem(`The user of PostgreSQL (id ${user.uid}) cannot enter ${cluster}.`);

  await makeShared();
  const target = join(SHARED, `data-${randomBytes(8).toString('hex')}`);
  say(`Keeping the database in ${target}, since its user cannot enter ${home}.`);
  return target;
}

export async function makeShared(): Promise<void> {
  await mkdir(SHARED, { recursive: true });
  await chmod(SHARED, PASSABLE);
}

/** Lets the user pass through our own two folders, when nothing above them is closed. */
async function openTheWay(home: string, user: User): Promise<boolean> {
  const parent = dirname(home);
  await chmod(home, PASSABLE);
  if (canEnter(home, user)) return true;
  const { mode, uid } = await stat(parent);
  if (uid !== process.getuid?.() || mode & 0o001 || !canEnter(dirname(parent), user)) return false;
  await chmod(parent, (mode & 0o777) | 0o011);
  if (canEnter(home, user)) return true;
  await chmod(parent, mode & 0o777);
  return false;
}
