import { inOneLine } from './problem.ts';

type Stop = { readonly name: string; readonly stop: () => Promise<unknown> };

export type Lifecycle = {
  readonly say: (line: string) => void;
  /** What is started later is stopped earlier. */
  onStop(name: string, stop: () => Promise<unknown>): void;
  /** A part that ends by itself takes everything down with it. */
  failWhenEnded(name: string, exited: Promise<number>): void;
  /** Says why in one line, stops everything and ends with exit code 1. */
  fail(error: unknown, doing: string): Promise<never>;
};

/** Longer than any part asks for, so that one that hangs does not hold up the others. */
const PATIENCE_MS = 10_000;

/**
 * Ends this process in order: on Ctrl-C, TERM, a closed terminal, or when the process that started it is gone. A second
 * signal ends it at once; what it started then stops by itself.
 */
export function createLifecycle(): Lifecycle {
  const stops: Stop[] = [];
  let stopping = false;
  const say = (line: string) => console.log(line);

  async function end(code: number): Promise<never> {
    if (stopping) return await new Promise<never>(() => {});
    stopping = true;
    for (const { name, stop } of stops.toReversed()) {
      const late = new Promise<string>((resolve) => setTimeout(resolve, PATIENCE_MS, 'late'));
      const outcome = await Promise.race([late, stop().catch((error: unknown) => error)]);
      if (outcome === 'late') console.error(`${name} did not stop in time.`);
    }
    process.exit(code);
  }

  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) {
    process.on(signal, () => {
      if (stopping) process.exit(130);
      say('Stopping …');
      void end(0);
    });
  }
  endWithParent(() => void end(1));
  // Whoever read our lines is gone; that is no reason to leave things running untidily.
  for (const stream of [process.stdout, process.stderr]) stream.on('error', () => {});
  const fail = (error: unknown, doing: string) => {
    if (!stopping) console.error(inOneLine(error, doing));
    return end(1);
  };
  process.on('uncaughtException', (error) => void fail(error, 'Running the local services'));

  return {
    say,
    onStop: (name, stop) => stops.push({ name, stop }),
    failWhenEnded(name, exited) {
      void exited.then((code) => fail(`it ended by itself (exit code ${code})`, name));
    },
    fail,
  };
}

/** A killed parent tells nobody, but its children get another one. */
export function endWithParent(stop: () => void): void {
  const parent = Number(process.env.PARLEY_PARENT_PID);
  delete process.env.PARLEY_PARENT_PID;
  if (!parent) return;
  const watch = setInterval(() => {
    if (process.ppid === parent) return;
    clearInterval(watch);
    stop();
  }, 300);
  watch.unref();
}
