// What `npm start`, `npm test` and the others call: `node scripts/run.mjs <script> [argument …]`. Installs the
// dependencies when they are missing or stale, then runs the script on the Node that the project pins.
// Plain JavaScript for Node 20, using nothing from npm.
import { spawn, spawnSync } from 'node:child_process';
import { constants } from 'node:os';
import { delimiter, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { isInstalled, withInstallLock } from './installed.mjs';

const ROOT = fileURLToPath(new URL('..', import.meta.url));
const NODE_MAJOR = 24;
const [script, ...args] = process.argv.slice(2);
process.chdir(ROOT);

if (!isInstalled(ROOT)) {
  const failed = await withInstallLock(ROOT, install);
  if (failed) stop(failed, `The dependencies could not be installed (npm ended with ${failed}).`);
}
const node = findNode();
if (!node) {
  stop(
    1,
    `Parley needs Node ${NODE_MAJOR}; npm has none for this machine, and this is ${process.version}.`,
  );
}
process.exit(
  await run(
    node,
    [
      '--conditions=react-server',
      '--import',
      new URL('alias.mjs', import.meta.url).href,
      script,
      ...args,
    ],
    // In a session of its own, so that it gets a Ctrl-C once, from us, and not also from the terminal.
    { detached: true, env: { ...process.env, PARLEY_PARENT_PID: String(process.pid) } },
  ),
);

async function install() {
  if (isInstalled(ROOT)) return 0;
  console.log('Installing the dependencies (npm ci) …');
  // npm puts node_modules/.bin first, and must not run on the Node that it is about to replace.
  const PATH = (process.env.PATH ?? '')
    .split(delimiter)
    .filter((folder) => !folder.endsWith(join('node_modules', '.bin')))
    .join(delimiter);
  // NODE_ENV=production would leave the tools out that build the product.
  return run('npm', ['ci', '--include=dev', '--no-audit', '--no-fund', '--loglevel=error'], {
    env: { ...process.env, PATH },
  });
}

/** The pinned Node, else this one when it is new enough. */
function findNode() {
  return [join(ROOT, 'node_modules/node/bin/node'), process.execPath].find((path) => {
    const { status, stdout } = spawnSync(path, ['--version'], { encoding: 'utf8' });
    return status === 0 && Number(stdout.slice(1).split('.')[0]) >= NODE_MAJOR;
  });
}

/** Runs a program to its end, hands our signals on, and answers its exit code. */
function run(command, commandArgs, options) {
  const child = spawn(command, commandArgs, { ...options, stdio: 'inherit' });
  // The terminal and npm both send us a Ctrl-C; two in one breath are one.
  const last = {};
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) {
    process.on(signal, () => {
      const now = Date.now();
      if (now - (last[signal] ?? 0) > 300) child.kill(signal);
      last[signal] = now;
    });
  }
  // A killed npm tells nobody, but its children get another parent.
  if (process.env.npm_lifecycle_event) {
    const parent = process.ppid;
    const watch = setInterval(() => {
      if (process.ppid === parent) return;
      clearInterval(watch);
      child.kill('SIGTERM');
    }, 300);
    watch.unref();
  }
  return new Promise((resolve) => {
    child.once('error', (error) => stop(1, `${command} cannot be started: ${error.message}`));
    child.once('exit', (code, signal) => resolve(code ?? 128 + constants.signals[signal]));
  });
}

function stop(code, reason) {
  console.error(reason);
  process.exit(code);
}
