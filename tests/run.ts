/**
 * `npm test`: every check there is; with `--no-browser`, those that need none (`npm run check`); with `--shuffle=10`,
 * the tests ten times, each time in a random order and on a product of its own. The last line adds up the cases of
 * every runner.
 */
import { randomInt } from 'node:crypto';
import { mkdir, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { endWithParent } from '../local/start/lifecycle.ts';
import { productVariables } from '../local/start/settings.ts';
import {
  build,
  deadCode,
  type Environment,
  formatAndLint,
  playwright,
  types,
  vitest,
} from './run/checks.ts';
import { findChromium } from './run/chromium.ts';
import { add, type Counts, FAILED, NOTHING, PASSED } from './run/counts.ts';
import { type Product, startForTests } from './run/product.ts';

const { values: options } = parseArgs({
  options: { 'no-browser': { type: 'boolean' }, shuffle: { type: 'string' } },
});
const withBrowser = !options['no-browser'];
const rounds = Number(options.shuffle ?? 0);
if (!Number.isInteger(rounds) || rounds < 0) throw new Error('--shuffle wants a number of rounds');
const temporary = await mkdtemp(join(tmpdir(), 'parley-test-'));
const reports = join(temporary, 'reports');
await mkdir(reports);
let product: Product | undefined;
/** The product's, directly below the system's folder, where PostgreSQL's user can enter. */
let data: string | undefined;
let total = NOTHING;

for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) {
  process.on(signal, () => void interrupt(130));
}
endWithParent(() => void interrupt(1));
// Whoever read our lines is gone.
for (const stream of [process.stdout, process.stderr]) stream.on('error', () => {});

try {
  await checkAll();
} catch (error) {
  console.error(error);
  total = add(total, FAILED);
}
await finish(total.failed === 0 ? 0 : 1);

async function checkAll(): Promise<void> {
  const env = ownEnvironment();
  const chromium = withBrowser ? await findChromium(console.log) : undefined;
  if (chromium) console.log(`Browser: ${chromium}`);

  await step('format and lint', () => formatAndLint(env));
  await step('types', () => types(env));
  await step('dead code', () => deadCode(env));
  await step('build', () => build(env));
  if (rounds === 0) return await testAll(env, chromium);
  for (let round = 1; round <= rounds; round++) {
    const seed = randomInt(1, 2 ** 31);
    console.log(`\n══ round ${round} of ${rounds}, seed ${seed}`);
    await testAll(env, chromium, seed);
    console.log(`══ round ${round}: ${total.passed} passed, ${total.failed} failed so far`);
  }
}

async function testAll(env: Environment, chromium?: string, seed?: number): Promise<void> {
  for (const project of ['unit', 'local', 'integration']) {
    await step(project, () => vitest(project, env, reports, seed));
  }
  data = await mkdtemp(join(tmpdir(), 'parley-test-data-'));
  await step('start of the product', async () => {
    if (data) product = await startForTests(data, env);
    return product ? PASSED : FAILED;
  });
  const there = product ? { ...env, ...product.environment } : undefined;
  await step('doors', () => (there ? vitest('doors', there, reports, seed) : FAILED));
  if (withBrowser) {
    await step('browser', () => {
      if (!chromium) console.error('There is no Chromium, and none could be installed.');
      if (!(chromium && there)) return FAILED;
      const browser = { ...there, PLAYWRIGHT_CHROMIUM_EXECUTABLE_PATH: chromium };
      return playwright(browser, reports, seed);
    });
  }
  await endProduct();
}

/** The shell's, without what would point the tests at somebody's real database or queue. */
function ownEnvironment() {
  const theirs = [...Object.keys(productVariables(process.env)), 'PARLEY_DATA', 'PARLEY_URL'];
  const env: Record<string, string | undefined> = { ...process.env };
  for (const name of [...theirs, 'NODE_ENV']) env[name] = undefined;
  return env;
}

async function step(name: string, run: () => Counts | Promise<Counts>): Promise<void> {
  console.log(`\n── ${name}`);
  const start = performance.now();
  const counts = await run();
  const seconds = ((performance.now() - start) / 1000).toFixed(1);
  console.log(`── ${name}: ${counts.passed} passed, ${counts.failed} failed (${seconds} s)`);
  total = add(total, counts);
}

/** What was running is not passed. */
async function interrupt(code: number): Promise<never> {
  total = add(total, FAILED);
  return await finish(code);
}

async function finish(code: number): Promise<never> {
  await endProduct();
  await rm(temporary, { recursive: true, force: true });
  console.log(`\n${total.passed} passed, ${total.failed} failed`);
  process.exit(code);
}

async function endProduct(): Promise<void> {
  await product?.child.stop();
  product = undefined;
  if (data) await rm(data, { recursive: true, force: true });
}
