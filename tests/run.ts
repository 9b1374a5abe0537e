/**
 * `npm test`: every check there is; with `--no-browser`, those that need none (`npm run check`). The last line adds up
 * the cases of every runner.
 */
import { mkdir, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { endWithParent } from '../local/start/lifecycle.ts';
import { productVariables } from '../local/start/settings.ts';
import { deadCode, formatAndLint, playwright, types, vitest } from './run/checks.ts';
import { findChromium } from './run/chromium.ts';
import { add, type Counts, FAILED, NOTHING, PASSED } from './run/counts.ts';
import { type Product, startForTests } from './run/product.ts';

const withBrowser = !process.argv.includes('--no-browser');
/** Also the product's data folder: directly below the system's, where PostgreSQL's user can enter. */
const temporary = await mkdtemp(join(tmpdir(), 'parley-test-'));
const reports = join(temporary, 'reports');
await mkdir(reports);
let product: Product | undefined;
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
  for (const project of ['unit', 'local', 'integration']) {
    await step(project, () => vitest(project, env, reports));
  }
  await step('start of the product', async () => {
    product = await startForTests(temporary, env);
    return product ? PASSED : FAILED;
  });
  const there = product ? { ...env, ...product.environment } : undefined;
  await step('doors', () => (there ? vitest('doors', there, reports) : FAILED));
  if (!withBrowser) return;
  await step('browser', () => {
    if (!chromium) console.error('There is no Chromium, and none could be installed.');
    if (!(chromium && there)) return FAILED;
    return playwright({ ...there, PLAYWRIGHT_CHROMIUM_EXECUTABLE_PATH: chromium }, reports);
  });
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
  await product?.child.stop();
  await rm(temporary, { recursive: true, force: true });
  console.log(`\n${total.passed} passed, ${total.failed} failed`);
  process.exit(code);
}
