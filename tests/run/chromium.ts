import { spawnSync } from 'node:child_process';
import { accessSync, constants } from 'node:fs';
import { delimiter, join } from 'node:path';
import { chromium } from '@playwright/test';
import { startChild } from '../../local/start/children.ts';

const VARIABLES = ['CHROMIUM_PATH', 'CHROME_BIN', 'PLAYWRIGHT_CHROMIUM_EXECUTABLE_PATH'];
const NAMES = [
  'chromium',
  'chromium-browser',
  'google-chrome',
  'google-chrome-stable',
  'chrome',
  'microsoft-edge',
];
const APPLICATIONS = [
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
  '/Applications/Chromium.app/Contents/MacOS/Chromium',
];
const DOWNLOAD_MS = 300_000;

type Manager = { readonly name: string; readonly commands: readonly (readonly string[])[] };

const MANAGERS: readonly Manager[] = [
  {
    name: 'apt-get',
    commands: [
      ['apt-get', 'update', '-q'],
      ['apt-get', 'install', '-qy', '--no-install-recommends', 'chromium'],
    ],
  },
  { name: 'dnf', commands: [['dnf', 'install', '-y', 'chromium']] },
  { name: 'apk', commands: [['apk', 'add', 'chromium']] },
  { name: 'brew', commands: [['brew', 'install', '--cask', 'chromium']] },
];

/** The path of a Chromium that runs: one that is here, else one that is installed now. */
export async function findChromium(say: (line: string) => void): Promise<string | undefined> {
  const here = present();
  if (here) return here;

  say('No Chromium here; trying the download of Playwright …');
  const cli = join(import.meta.dirname, '../../node_modules/playwright/cli.js');
  await run([process.execPath, cli, 'install', 'chromium'], DOWNLOAD_MS);
  if (works(chromium.executablePath())) return chromium.executablePath();

  const manager = MANAGERS.find(({ name }) => onPath(name));
  if (!manager) return;
  say(`That did not work; trying ${manager.name} …`);
  const asRoot = process.getuid?.() === 0 || manager.name === 'brew' ? [] : ['sudo', '-n'];
  for (const command of manager.commands) await run([...asRoot, ...command], DOWNLOAD_MS);
  return present();
}

function present(): string | undefined {
  for (const name of VARIABLES) {
    const path = process.env[name];
    if (path && works(path)) return path;
  }
  const named = NAMES.map(onPath).filter((path) => path !== undefined);
  return [...named, ...APPLICATIONS, chromium.executablePath()].find(works);
}

/** Ubuntu's `chromium-browser` may be a note about a snap: only a version is proof. */
function works(path: string): boolean {
  const { status, stdout } = spawnSync(path, ['--version'], { encoding: 'utf8', timeout: 30_000 });
  return status === 0 && /\d+\.\d+/.test(stdout);
}

function onPath(name: string): string | undefined {
  const folders = (process.env.PATH ?? '').split(delimiter);
  return folders
    .map((folder) => join(folder, name))
    .find((path) => {
      try {
        accessSync(path, constants.X_OK);
        return true;
      } catch {
        return false;
      }
    });
}

async function run(command: readonly string[], limit: number): Promise<void> {
  const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' };
  const child = startChild(command, { env, output: 'inherit' });
  const timer = setTimeout(() => void child.stop(), limit);
  await child.exited;
  clearTimeout(timer);
}
