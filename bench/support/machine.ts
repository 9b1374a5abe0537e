import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { cpus, platform, release, totalmem } from 'node:os';
import { join } from 'node:path';
import type postgres from 'postgres';
import { ROOT } from '../../local/start/programs.ts';

/** What the figures depend on beside the code. */
export async function describeMachine(sql: postgres.Sql) {
  const [database] = await sql`select current_setting('server_version') as version`;
  const next = JSON.parse(readFileSync(join(ROOT, 'node_modules/next/package.json'), 'utf8'));
  return {
    cores: `${cpus().length} × ${cpus()[0]?.model.trim() ?? 'unknown'}`,
    memory: `${Math.round(totalmem() / 2 ** 30)} GB`,
    system: `${platform()} ${release().replace(/-.*/, '')}`,
    node: process.version,
    next: String(next.version),
    postgresql: String(database?.version),
    commit: commit(),
  };
}

type Machine = Awaited<ReturnType<typeof describeMachine>>;

export const inWords = ({ cores, memory, system, ...versions }: Machine): string =>
  `${cores}, ${memory}, ${system}; Node ${versions.node}, Next ${versions.next}, PostgreSQL ${versions.postgresql}; commit ${versions.commit}`;

/** With a mark when the files are not those of the commit. */
function commit(): string {
  const git = (...args: readonly string[]) =>
    spawnSync('git', args, { cwd: ROOT, encoding: 'utf8' }).stdout.trim();
  const changed = git('status', '--porcelain', '--untracked-files=no') ? ', with changes' : '';
  return `${git('rev-parse', '--short=12', 'HEAD') || 'unknown'}${changed}`;
}
