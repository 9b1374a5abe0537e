import { setTimeout as sleep } from 'node:timers/promises';
import { type Child, startChild } from './children.ts';
import { Problem, reasonIn } from './problem.ts';
import { next, ROOT, withEnvironment } from './programs.ts';

export type WebOptions = {
  readonly port: number;
  readonly dev?: boolean;
  readonly environment: Readonly<Record<string, string>>;
};

/** Streams that browsers hold open would keep a server from ending by itself. */
const GRACE_MS = 3000;
const PATIENCE_MS = 120_000;

/**
 * Starts the web server and waits until `/api/health` answers 200, or for `anyAnswer` with whatever. Its lines are
 * passed on, but for those before it is ready, which are shown only when it never is.
 */
export async function startWeb(options: WebOptions, anyAnswer = false): Promise<Child> {
  const { port, dev = false, environment } = options;
  const early: string[] = [];
  let ready = dev;
  const child = startChild(next(dev ? 'dev' : 'start', '-p', String(port)), {
    cwd: ROOT,
    env: withEnvironment(environment, dev ? 'development' : 'production'),
    output: (line) => (ready ? console.log(line) : early.push(line)),
    grace: GRACE_MS,
  });
  const answer = await Promise.race([child.exited, healthy(child, port, anyAnswer)]);
  if (answer === 'healthy') {
    ready = true;
    return child;
  }
  await child.stop();
  if (early.length > 0) console.error(early.join('\n'));
  const why = typeof answer === 'number' ? reasonIn(early.join('\n')) : answer.reason;
  throw new Problem(`The web server did not start: ${why}`);
}

async function healthy(
  child: Child,
  port: number,
  anyAnswer: boolean,
): Promise<'healthy' | { readonly reason: string }> {
  let over = false;
  void child.exited.then(() => {
    over = true;
  });
  let reason = 'it does not answer';
  const end = Date.now() + PATIENCE_MS;
  while (!over && Date.now() < end) {
    try {
      const response = await fetch(`http://localhost:${port}/api/health`, {
        signal: AbortSignal.timeout(30_000),
      });
      const body = await response.text();
      if (response.ok || anyAnswer) return 'healthy';
      reason = `/api/health answers ${response.status} ${body.slice(0, 200)}`;
    } catch {
      // Not listening yet.
    }
    await sleep(100);
  }
  // When it is over, the exit code wins the race.
  return over ? await new Promise<never>(() => {}) : { reason };
}
