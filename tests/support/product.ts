import { readFile } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { freePort } from '../../local/start/ports.ts';
import { startWeb } from '../../local/start/web.ts';

type Environment = Readonly<Record<string, string>>;

export type RunningProduct = {
  readonly url: string;
  readonly simulatorUrl: string;
  readonly databaseUrl: string;
  /** All that it was started with. */
  readonly environment: Environment;
};

/** The product that `npm test` started; or one of yours, with PARLEY_URL and its PARLEY_DATA set. */
export async function runningProduct(): Promise<RunningProduct> {
  const file = join(resolve(process.env.PARLEY_DATA ?? '.parley'), 'environment.json');
  const environment: Environment = JSON.parse(await readFile(file, 'utf8'));
  const { APP_URL = '', INSTAGRAM_GRAPH_URL = '', DATABASE_URL = '' } = environment;
  return {
    url: process.env.PARLEY_URL ?? APP_URL,
    simulatorUrl: process.env.PARLEY_SIMULATOR_URL ?? new URL(INSTAGRAM_GRAPH_URL).origin,
    databaseUrl: DATABASE_URL,
    environment,
  };
}

/**
 * Starts the built product a second time, on a port of its own and beside the running one: the same database and
 * services but for `overrides`, such as a Redis that nobody answers for. Ready when `/api/health` answers, whatever it
 * says.
 */
export async function startProduct(
  overrides: Environment = {},
): Promise<{ readonly url: string; stop(): Promise<void> }> {
  const { environment } = await runningProduct();
  const port = await freePort();
  const url = `http://localhost:${port}`;
  const own = { PORT: String(port), APP_URL: url, NEXTAUTH_URL: url };
  const web = await startWeb({ port, environment: { ...environment, ...own, ...overrides } }, true);
  return { url, stop: () => web.stop() };
}
