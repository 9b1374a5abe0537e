import { join } from 'node:path';
import { pathToFileURL } from 'node:url';

/** The folder of the repository. */
export const ROOT = join(import.meta.dirname, '../..');

const NEXT = join(ROOT, 'node_modules/next/dist/bin/next');

/** Next's command line, as in `next start`. */
export const next = (...args: readonly string[]) => [process.execPath, NEXT, ...args];

/** A script of the product, which Node runs as the bundler would read it. */
export const script = (file: string, ...args: readonly string[]) => [
  process.execPath,
  '--conditions=react-server',
  '--disable-warning=ExperimentalWarning',
  ...['--import', pathToFileURL(join(ROOT, 'scripts/alias.mjs')).href],
  join(ROOT, file),
  ...args,
];

/** Everything that a program of the product gets: what the shell has, and over it what is needed. */
export const withEnvironment = (
  environment: Readonly<Record<string, string>>,
  mode: 'production' | 'development' = 'production',
) => ({
  ...process.env,
  NEXT_TELEMETRY_DISABLED: '1',
  ...environment,
  NODE_ENV: mode,
});
