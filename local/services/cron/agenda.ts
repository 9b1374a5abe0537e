/** Kinds let a caller hurry one sort of entry along and leave the rest to the clock. */
type Entry = { readonly at: number; readonly kind: string; readonly action: () => void };

/** Long waits are cut up, so that a laptop that slept notices soon after it wakes. */
const LONGEST_WAIT_MS = 30_000;

/**
 * What has to happen when, earliest first, entries of one moment in the order they were made.
 * `now` is in milliseconds since 1970 and may be a test's own clock; whoever moves such a clock
 * calls `runDue`.
 */
export class Agenda {
  readonly now: () => number;
  readonly #entries: Entry[] = [];
  #timer: NodeJS.Timeout | undefined;
  #stopped = false;

  constructor(now: () => number = Date.now) {
    this.now = now;
  }

  at(time: number, kind: string, action: () => void): void {
    if (this.#stopped) return;
    const index = this.#entries.findLastIndex((entry) => entry.at <= time) + 1;
    this.#entries.splice(index, 0, { at: time, kind, action });
    if (index === 0) this.#arm();
  }

  runDue(): void {
    const now = this.now();
    const count = this.#entries.findIndex((entry) => entry.at > now);
    const due = this.#entries.splice(0, count === -1 ? this.#entries.length : count);
    for (const entry of due) entry.action();
    this.#arm();
  }

  /** Runs every entry of this kind at once, whatever its time. */
  hurry(kind: string): void {
    const entries = this.#entries.splice(0);
    this.#entries.push(...entries.filter((entry) => entry.kind !== kind));
    for (const entry of entries) if (entry.kind === kind) entry.action();
    this.#arm();
  }

  stop(): void {
    this.#stopped = true;
    this.#entries.length = 0;
    clearTimeout(this.#timer);
  }

  #arm(): void {
    clearTimeout(this.#timer);
    const [next] = this.#entries;
    if (!next || this.#stopped) return;
    const wait = Math.min(Math.max(next.at - this.now(), 1), LONGEST_WAIT_MS);
    this.#timer = setTimeout(() => this.runDue(), wait);
  }
}
