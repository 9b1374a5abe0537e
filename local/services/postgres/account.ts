import { execFileSync, spawnSync } from 'node:child_process';
import { statSync } from 'node:fs';
import type { User } from '../../start/children.ts';
import { Problem } from '../../start/problem.ts';

/** PostgreSQL refuses to be root. These exist on Debian, Red Hat, Alpine and macOS; initdb wants a name for the id. */
const CANDIDATES = ['postgres', '_postgres', 'nobody', 'daemon'];

/** As whom PostgreSQL runs: undefined for ourselves, another user when we are root. */
export function databaseUser(cluster: string): User | undefined {
  if (process.getuid?.() !== 0) return;
  const owner = statSync(cluster, { throwIfNoEntry: false });
  if (owner && owner.uid !== 0) return { uid: owner.uid, gid: owner.gid };
  for (const name of CANDIDATES) {
    const user = lookUp(name);
    if (user && user.uid > 0) return user;
  }
  throw new Problem(
    'PostgreSQL refuses to run as root, and no other user exists here. Start as another user, or set DATABASE_URL.',
  );
}

/** Whether a user can use a folder: every folder above it counts. */
export function canEnter(folder: string, user: User): boolean {
  const { status } = spawnSync('/bin/sh', ['-c', 'cd "$1"', 'sh', folder], { cwd: '/', ...user });
  return status === 0;
}

/** Whether a user can run a program. */
export function canRun(program: string, user: User): boolean {
  return spawnSync(program, ['--version'], { cwd: '/', ...user }).status === 0;
}

function lookUp(name: string): User | undefined {
  try {
    const id = (flag: string) =>
      Number(execFileSync('id', [flag, name], { encoding: 'utf8', stdio: 'pipe' }));
    return { uid: id('-u'), gid: id('-g') };
  } catch {
    return;
  }
}
