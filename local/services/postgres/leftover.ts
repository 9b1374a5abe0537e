import { readFile, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { Problem } from '../../start/problem.ts';
import { argumentsOf, isAlive } from '../../start/processes.ts';

/** Signals of the postmaster: fast, immediate (recovers at the next start), and none at all. */
const WAYS_TO_STOP = [
  { signal: 'SIGINT', patience: 15_000 },
  { signal: 'SIGQUIT', patience: 5000 },
  { signal: 'SIGKILL', patience: 5000 },
] as const;

/** What postmaster.pid says; the server writes it line by line (postgres: miscadmin.h, LOCK_FILE_LINE_*). */
export async function readPidFile(
  cluster: string,
): Promise<{ readonly pid: number; readonly ready: boolean } | undefined> {
  const text = await readFile(join(cluster, 'postmaster.pid'), 'utf8').catch(() => '');
  const lines = text.split('\n');
  const pid = Number(lines[0]);
  return Number.isInteger(pid) && pid > 0
    ? { pid, ready: lines[7]?.trim() === 'ready' }
    : undefined;
}

/** Stops the server of this cluster that outlived a killed start; a process that only got its id is left alone. */
export async function stopLeftover(cluster: string): Promise<void> {
  const left = await readPidFile(cluster);
  if (!left) return;
  if (serves(left.pid, cluster)) await stop(left.pid, cluster);
  await rm(join(cluster, 'postmaster.pid'), { force: true });
}

function serves(pid: number, cluster: string): boolean {
  const words = argumentsOf(pid);
  return isAlive(pid) && /postgres$/.test(words[0] ?? '') && words.includes(cluster);
}

async function stop(pid: number, cluster: string): Promise<void> {
  for (const { signal, patience } of WAYS_TO_STOP) {
    process.kill(pid, signal);
    const end = Date.now() + patience;
    while (Date.now() < end) {
      if (!serves(pid, cluster)) return;
      await sleep(50);
    }
  }
  throw new Problem(`A PostgreSQL from an earlier start (process ${pid}) does not stop.`);
}
