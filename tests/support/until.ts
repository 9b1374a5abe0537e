import { setTimeout as sleep } from 'node:timers/promises';

const PATIENCE_MS = 15_000;

/** Waits for something to become true, and says what it saw last when it does not. */
export async function until<T>(
  look: () => Promise<T> | T,
  isThere: (seen: T) => boolean = Boolean,
  patienceMs = PATIENCE_MS,
): Promise<T> {
  const deadline = Date.now() + patienceMs;
  for (;;) {
    const seen = await look();
    if (isThere(seen)) return seen;
    if (Date.now() > deadline) throw new Error(`still waiting; last seen: ${JSON.stringify(seen)}`);
    await sleep(20);
  }
}
