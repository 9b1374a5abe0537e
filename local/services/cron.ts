import { readFile } from 'node:fs/promises';
import { Agenda } from './cron/agenda.ts';
import type { CronJob } from './cron/jobs.ts';
import { nextRun, readCronJobs } from './cron/jobs.ts';

type Setup = {
  /** Path of the file with the `crons`. */
  readonly vercelJson: string;
  /** Origin of the product, e.g. `http://localhost:3000`. */
  readonly baseUrl: string;
  /** The product's `CRON_SECRET`. */
  readonly secret: string;
  /** Unix milliseconds; for tests. */
  readonly now?: () => number;
};

type RunningCron = {
  readonly jobs: readonly CronJob[];
  /** Calls a listed path now; resolves with the HTTP status, rejects when nothing answered. */
  run(path: string): Promise<number>;
  stop(): Promise<void>;
};

/** As long as a function may run on Vercel by default. */
const LONGEST_RUN_MS = 300_000;

/**
 * Calls the paths of vercel.json as Vercel does: GET with the secret, in UTC, no redirects, no second
 * try. Rejects with one clear Error when the file cannot be read.
 * Source: https://vercel.com/docs/cron-jobs/manage-cron-jobs
 */
export async function startCron(setup: Setup): Promise<RunningCron> {
  const jobs = readCronJobs(await readFile(setup.vercelJson, 'utf8'));
  const agenda = new Agenda(setup.now);
  const stopped = new AbortController();
  const running = new Set<Promise<unknown>>();

  const run = async (path: string) => {
    if (!jobs.some((job) => job.path === path)) throw new Error(`No cron job calls ${path}`);
    const response = await fetch(new URL(path, setup.baseUrl), {
      headers: { authorization: `Bearer ${setup.secret}`, 'user-agent': 'vercel-cron/1.0' },
      redirect: 'manual',
      signal: AbortSignal.any([stopped.signal, AbortSignal.timeout(LONGEST_RUN_MS)]),
    });
    await response.body?.cancel();
    return response.status;
  };

  const fire = async ({ path }: CronJob) => {
    const outcome = await run(path).catch((error: Error) => error.message);
    const failed = typeof outcome === 'string' || outcome < 200 || outcome > 299;
    if (failed && !stopped.signal.aborted) console.error(`Cron: GET ${path} failed: ${outcome}`);
  };

  const plan = (job: CronJob) => {
    const next = nextRun(job, agenda.now());
    if (next === undefined) return;
    agenda.at(next, 'cron', () => {
      const call: Promise<void> = fire(job).finally(() => running.delete(call));
      running.add(call);
      plan(job);
    });
  };
  for (const job of jobs) plan(job);

  const stop = async () => {
    agenda.stop();
    stopped.abort();
    await Promise.all(running);
  };
  return { jobs, run, stop };
}
