import 'server-only';
import { setTimeout } from 'node:timers/promises';

/** When whoever comes next may go. */
const nextTurns = new Map<string, number>();
const MOST_KEYS = 1000;

/** Waits for its turn: on this server, turns of one key begin at least so many ms apart. */
export async function turn(key: string, everyMs: number): Promise<void> {
  const now = performance.now();
  if (nextTurns.size > MOST_KEYS) forgetPast(now);
  const at = Math.max(now, nextTurns.get(key) ?? now);
  nextTurns.set(key, at + everyMs);
  if (at > now) await setTimeout(at - now);
}

function forgetPast(now: number): void {
  for (const [key, at] of nextTurns) if (at <= now) nextTurns.delete(key);
}
