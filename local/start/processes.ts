import { execFileSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';

const hasProc = existsSync('/proc/self/stat');

/** Whether a process of this id exists, whoever owns it. */
export function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return !isZombie(pid);
  } catch (error) {
    return error instanceof Error && 'code' in error && error.code === 'EPERM';
  }
}

/** The command line of a process, in words; empty when there is none. Ids are reused, so look before you kill. */
export function argumentsOf(pid: number): string[] {
  return hasProc
    ? (readProc(pid, 'cmdline')?.split('\0').filter(Boolean) ?? [])
    : (ps(pid, 'args=')?.split(/\s+/) ?? []);
}

/** When a process was started, as an opaque word that tells two processes with the same id apart. */
export function birthOf(pid: number): string | undefined {
  return hasProc ? statFields(pid)?.[19] : ps(pid, 'lstart=');
}

function isZombie(pid: number): boolean {
  return hasProc && statFields(pid)?.[0] === 'Z';
}

/** The fields after the name, which is in brackets and may hold anything (proc(5)). */
function statFields(pid: number): string[] | undefined {
  const stat = readProc(pid, 'stat');
  return stat?.slice(stat.lastIndexOf(')') + 2).split(' ');
}

function readProc(pid: number, name: string): string | undefined {
  try {
    return readFileSync(`/proc/${pid}/${name}`, 'utf8');
  } catch {
    return;
  }
}

function ps(pid: number, field: string): string | undefined {
  try {
    return execFileSync('ps', ['-ww', '-p', String(pid), '-o', field], { encoding: 'utf8' }).trim();
  } catch {
    return;
  }
}
