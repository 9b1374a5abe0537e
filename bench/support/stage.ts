import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { endWithParent } from '../../local/start/lifecycle.ts';
import { productVariables } from '../../local/start/settings.ts';
import { startForTests } from '../../tests/run/product.ts';
import { type Outside, outside } from '../../tests/support/doors.ts';

export type Bench = {
  readonly product: Outside;
  /** The process that started the whole stack. */
  readonly pid: number;
  readonly rounds: number;
  /** A folder that ends with this run. */
  readonly temporary: string;
  /** Keep how PostgreSQL went about every measured query. */
  readonly explain: boolean;
  say(line: string): void;
  /** What is started later is stopped earlier. */
  onStop(stop: () => Promise<unknown>): void;
};

type Options = Pick<Bench, 'rounds' | 'explain'>;

export type Stage = { readonly bench: Bench; stop(): Promise<void> };

/** The built product with a data folder and a port of its own; everything ends with this process. */
export async function openStage({ rounds, explain }: Options): Promise<Stage> {
  const stops: (() => Promise<unknown>)[] = [];
  const stop = async () => {
    for (const each of stops.splice(0).reverse()) await each().catch(console.error);
  };
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) {
    process.on(signal, () => void stop().finally(() => process.exit(130)));
  }
  endWithParent(() => void stop().finally(() => process.exit(1)));

  // Directly below the system's folder, where PostgreSQL's user can enter.
  const temporary = await mkdtemp(join(tmpdir(), 'parley-bench-'));
  stops.push(() => rm(temporary, { recursive: true, force: true }));
  const started = await startForTests(temporary, ownEnvironment());
  if (!started) {
    await stop();
    throw new Error('the product does not start');
  }
  stops.push(() => started.child.stop());
  Object.assign(process.env, started.environment, await environmentOf(temporary));
  const product = await outside();
  stops.push(() => product.sql.end({ timeout: 1 }));

  const bench: Bench = {
    product,
    pid: started.child.pid ?? 0,
    ...{ rounds, explain, temporary },
    say: (line) => console.error(line),
    onStop: (each) => stops.push(each),
  };
  return { bench, stop };
}

/** The shell's, without what would point the load at somebody's real database or queue. */
function ownEnvironment(): Record<string, string | undefined> {
  const theirs = [...Object.keys(productVariables(process.env)), 'PARLEY_DATA', 'PARLEY_URL'];
  const env: Record<string, string | undefined> = { ...process.env };
  for (const name of [...theirs, 'NODE_ENV']) env[name] = undefined;
  return env;
}

const environmentOf = async (dataDir: string): Promise<Record<string, string>> =>
  JSON.parse(await readFile(join(dataDir, 'environment.json'), 'utf8'));
