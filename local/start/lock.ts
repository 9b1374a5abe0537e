import { readFileSync, rmSync } from 'node:fs';
import { writeFile } from 'node:fs/promises';
import { setTimeout as sleep } from 'node:timers/promises';
import { writePrivately } from './private-file.ts';
import { birthOf, isAlive } from './processes.ts';

/** Ids of processes are reused, so a holder is told by its birth as well. */
type Holder = { readonly pid: number; readonly birth: string | undefined };

/** Longer than the gap between looking at an abandoned lock and replacing it. */
const SETTLE_MS = 100;

/** Takes a lock that its holder's death releases. Answers how to let go, or the id of the process that has it. */
export async function takeLock(file: string): Promise<{ release(): void } | { heldBy: number }> {
  const mine = JSON.stringify({ pid: process.pid, birth: birthOf(process.pid) } satisfies Holder);
  const release = () => {
    if (read(file) === mine) rmSync(file, { force: true });
  };
  try {
    await writeFile(file, mine, { flag: 'wx', mode: 0o600 });
    return { release };
  } catch (error) {
    if (!(error instanceof Error && 'code' in error && error.code === 'EEXIST')) throw error;
  }
  const holder = parse(read(file));
  if (holder && isAlive(holder.pid) && birthOf(holder.pid) === holder.birth) {
    return { heldBy: holder.pid };
  }
  // Two that replace an abandoned lock at once: the later one has it.
  await writePrivately(file, mine);
  await sleep(SETTLE_MS);
  return read(file) === mine ? { release } : { heldBy: parse(read(file))?.pid ?? 0 };
}

/** Takes a lock when it becomes free. */
export async function waitForLock(file: string, onWait: () => void): Promise<{ release(): void }> {
  for (let waited = false; ; waited = true) {
    const lock = await takeLock(file);
    if ('release' in lock) return lock;
    if (!waited) onWait();
    await sleep(300);
  }
}

function read(file: string): string {
  try {
    return readFileSync(file, 'utf8');
  } catch {
    return '';
  }
}

function parse(text: string): Holder | undefined {
  try {
    return JSON.parse(text);
  } catch {
    return;
  }
}
