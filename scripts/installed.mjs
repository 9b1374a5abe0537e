// Whether node_modules is what package-lock.json asks for, and a lock so that two starts don't install at once.
import { createHash } from 'node:crypto';
import { readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';

/**
 * Compares with npm's own record, which it writes last: so this also knows an `npm ci` by hand, one that was cut
 * short, and one that left the development tools out.
 */
export function isInstalled(root) {
  const wanted = readPackages(join(root, 'package-lock.json'));
  const present = readPackages(join(root, 'node_modules/.package-lock.json'));
  if (!wanted || !present) return false;
  return Object.entries(wanted).every(([path, { version, optional }]) => {
    if (path === '' || present[path]?.version === version) return true;
    // npm leaves out what is for other platforms.
    return Boolean(optional) && !present[path];
  });
}

function readPackages(file) {
  try {
    return JSON.parse(readFileSync(file, 'utf8')).packages;
  } catch {
    return undefined;
  }
}

/** Runs `install` while no other start of this folder does; a lock whose owner is gone counts for nothing. */
export async function withInstallLock(root, install) {
  const name = createHash('sha256').update(root).digest('hex').slice(0, 16);
  const lock = join(tmpdir(), `parley-install-${name}`);
  for (let said = false; !take(lock); said = true) {
    if (!said) console.log('Waiting for another start that installs the dependencies …');
    await sleep(500);
  }
  try {
    return await install();
  } finally {
    rmSync(lock, { force: true });
  }
}

function take(lock) {
  try {
    writeFileSync(lock, String(process.pid), { flag: 'wx' });
    return true;
  } catch (error) {
    if (error.code !== 'EEXIST') throw error;
    if (isAbandoned(lock)) rmSync(lock, { force: true });
    return false;
  }
}

function isAbandoned(lock) {
  try {
    process.kill(Number(readFileSync(lock, 'utf8')), 0);
    return false;
  } catch (error) {
    return error.code === 'ESRCH';
  }
}
