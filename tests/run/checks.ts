import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import { startChild } from '../../local/start/children.ts';
import { next, ROOT } from '../../local/start/programs.ts';
import { newProductionEnvironment } from '../support/production.ts';
import { type Counts, countPlaywright, countVitest, FAILED, PASSED, readCounts } from './counts.ts';

export type Environment = Readonly<Record<string, string | undefined>>;

const package_ = (path: string) => [process.execPath, join(ROOT, 'node_modules', path)];

const BIOME = package_('@biomejs/biome/bin/biome');
const TSC = package_('typescript/bin/tsc');
const KNIP = package_('knip/bin/knip.js');
const VITEST = package_('vitest/vitest.mjs');
const PLAYWRIGHT = package_('@playwright/test/cli.js');

export const formatAndLint = (env: Environment) => check([[...BIOME, 'ci', '.']], env);
/** The types of routes are made by Next, and are needed first. What tsc remembers of them from earlier can be wrong. */
export const types = (env: Environment) =>
  check([next('typegen'), [...TSC, '--noEmit', '--incremental', 'false', '-p', '.']], env);
export const deadCode = (env: Environment) => check([KNIP], env);

/** With production's own variables alone: whatever else the shell has stays out. */
export const build = ({ PATH, HOME }: Environment) =>
  check([[process.execPath, join(ROOT, 'tests/run/build.ts')]], {
    PATH,
    HOME,
    ...newProductionEnvironment(),
  });

/** Programs that say yes or no: one case. */
async function check(commands: readonly (readonly string[])[], env: Environment): Promise<Counts> {
  for (const command of commands) if ((await run(command, env)) !== 0) return FAILED;
  return PASSED;
}

/** With a seed, files and tests come in that random order. */
export async function vitest(project: string, env: Environment, temporary: string, seed?: number) {
  const report = join(temporary, `${project}.json`);
  await rm(report, { force: true });
  const command = [...VITEST, 'run', '--project', project, '--passWithNoTests=false'];
  const reporters = ['--reporter=default', '--reporter=json', `--outputFile.json=${report}`];
  const order = seed ? ['--sequence.shuffle', `--sequence.seed=${seed}`] : [];
  const code = await run([...command, ...reporters, ...order], env);
  return await readCounts(report, countVitest, code);
}

/** With a seed, the files come in that random order; the tests of a file may build upon one another. */
export async function playwright(env: Environment, temporary: string, seed?: number) {
  const report = join(temporary, 'browser.json');
  await rm(report, { force: true });
  const order = seed ? [`--shuffle=${seed}`] : [];
  const code = await run([...PLAYWRIGHT, 'test', '--reporter=list,json', ...order], {
    ...env,
    PLAYWRIGHT_JSON_OUTPUT_FILE: report,
  });
  return await readCounts(report, countPlaywright, code);
}

/** Streams what a program says, and answers its exit code. */
async function run(command: readonly string[], env: Environment): Promise<number> {
  return await startChild(command, { cwd: ROOT, env, output: 'inherit' }).exited;
}
