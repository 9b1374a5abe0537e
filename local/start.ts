/**
 * `npm start` and `npm run dev`: the whole product on this machine. Starts what the environment does not provide,
 * migrates, seeds the demo, builds, and serves. Everything it starts ends with it.
 */
import { existsSync } from 'node:fs';
import { mkdir } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { startCron } from './services/cron.ts';
import { ensureBuild } from './start/build.ts';
import { prepareDatabase } from './start/database.ts';
import { createLifecycle } from './start/lifecycle.ts';
import { takeLock } from './start/lock.ts';
import { whyTaken } from './start/ports.ts';
import { writePrivately } from './start/private-file.ts';
import { attempt, Problem } from './start/problem.ts';
import { ROOT } from './start/programs.ts';
import { rememberPorts } from './start/remembered-ports.ts';
import { readSecrets } from './start/secrets.ts';
import { type Services, startServices } from './start/services.ts';
import { readSettings, type Settings } from './start/settings.ts';
import { startWeb } from './start/web.ts';

const dev = process.argv.includes('--dev');
const lifecycle = createLifecycle();
const { say } = lifecycle;

try {
  await start();
} catch (error) {
  await lifecycle.fail(error, 'Starting');
}

async function start(): Promise<void> {
  const settings = readSettings(process.env);
  const taken = await whyTaken(settings.port);
  if (taken) throw new Problem(taken);

  await openDataDir(settings.dataDir);
  const file = (name: string) => join(settings.dataDir, name);
  const secrets = await attempt('Keeping the keys', () => readSecrets(file('secrets.json')));
  const ports = await rememberPorts(file('ports.json'));
  say('Starting the local services …');
  const services = await startServices({ settings, secrets, ports, lifecycle });
  const { environment } = services;
  await attempt('Keeping the environment', () =>
    writePrivately(file('environment.json'), JSON.stringify(environment, null, 2)),
  );

  say('Preparing the database …');
  await prepareDatabase(services, settings.dataDir);
  if (!dev) await ensureBuild(environment, say);
  const web = await startWeb({ port: settings.port, dev, environment });
  lifecycle.onStop('The web server', () => web.stop());
  lifecycle.failWhenEnded('The web server', web.exited);
  await startClock(settings, environment);
  welcome(settings, services);
}

/** The folder of everything that this machine keeps, for one start at a time. */
async function openDataDir(dataDir: string): Promise<void> {
  // Whoever writes there, in whatever way: for its owner alone.
  process.umask(0o077);
  const lock = await attempt(`Opening ${dataDir}`, async () => {
    await makeFolder(dataDir);
    return takeLock(join(dataDir, 'lock'));
  });
  if ('heldBy' in lock) {
    throw new Problem(
      `${dataDir} is used by another start (process ${lock.heldBy}). Choose another: PARLEY_DATA=… npm start`,
    );
  }
  process.once('exit', () => lock.release());
}

/** Not `recursive`: on a disk that is read-only that says ENOENT, and in places like /proc it never returns. */
async function makeFolder(path: string): Promise<void> {
  if (existsSync(path)) return;
  await makeFolder(dirname(path));
  await mkdir(path, { mode: 0o700 });
}

async function startClock({ port }: Settings, environment: Services['environment']): Promise<void> {
  const vercelJson = join(ROOT, 'vercel.json');
  const secret = environment.CRON_SECRET;
  if (!secret || !existsSync(vercelJson)) return;
  const baseUrl = `http://localhost:${port}`;
  const cron = await attempt('Starting cron', () => startCron({ vercelJson, baseUrl, secret }));
  lifecycle.onStop('Cron', () => cron.stop());
}

function welcome({ appUrl, given }: Settings, { environment, meta, mailboxUrl }: Services): void {
  say(`Ready on ${appUrl}`);
  if (meta) {
    const password = given.DEMO_PASSWORD ? 'your DEMO_PASSWORD' : environment.DEMO_PASSWORD;
    say(`  Sign in as    ${environment.DEMO_EMAIL} / ${password}`);
    say(`  Simulator     ${meta.url} (be a customer on Instagram)`);
  }
  if (mailboxUrl) say(`  Mailbox       ${mailboxUrl} (mail that Parley sends)`);
}
