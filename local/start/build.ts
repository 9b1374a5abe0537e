import { createHash } from 'node:crypto';
import { existsSync } from 'node:fs';
import { glob, mkdir, readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { runChild } from './children.ts';
import { waitForLock } from './lock.ts';
import { attempt, Problem } from './problem.ts';
import { next, ROOT, withEnvironment } from './programs.ts';

/** What the build is made of. */
const SOURCES = [
  '{app,components,db,lib,public}/**/*',
  '{package,package-lock,tsconfig}.json',
  '{next,postcss}.config.*',
  '{proxy,instrumentation,instrumentation-client}.ts',
];

const BUILD = join(ROOT, '.next');
/** `next build` clears its folder, so this is there only after a whole build. */
const STAMP = join(BUILD, 'parley-sources');

/** Builds the product unless the last build was of these very sources; two starts never build at once. */
export async function ensureBuild(
  environment: Readonly<Record<string, string>>,
  say: (line: string) => void,
): Promise<void> {
  if (process.env.PARLEY_SKIP_BUILD === '1') {
    if (existsSync(STAMP)) return;
    throw new Problem('PARLEY_SKIP_BUILD is set, but nothing has been built.');
  }
  // `next build` keeps this folder.
  const cache = join(BUILD, 'cache');
  await attempt('Building', () => mkdir(cache, { recursive: true }));
  const lock = await attempt('Building', () =>
    waitForLock(join(cache, 'parley-build.lock'), () => say('Waiting for another build …')),
  );
  try {
    const sources = await fingerprint();
    if ((await readFile(STAMP, 'utf8').catch(() => '')) === sources) return;
    await build(environment, say);
    await attempt('Building', () => writeFile(STAMP, sources));
  } finally {
    lock.release();
  }
}

async function build(
  environment: Readonly<Record<string, string>>,
  say: (line: string) => void,
): Promise<void> {
  say('Building, which takes a minute the first time …');
  await rm(STAMP, { force: true });
  const { code, output } = await runChild(next('build'), {
    cwd: ROOT,
    env: withEnvironment(environment),
  });
  if (code === 0) return;
  console.error(output);
  throw new Problem(
    /ENOSPC|No space left/.test(output)
      ? 'Building failed: the disk is full.'
      : `Building failed (exit code ${code}): the lines above say why.`,
  );
}

/** A hash over the names and the contents of all sources. */
async function fingerprint(): Promise<string> {
  const hash = createHash('sha256');
  const found = await Array.fromAsync(glob(SOURCES, { cwd: ROOT, withFileTypes: true }));
  const files = found.filter((entry) => entry.isFile());
  for (const file of files.map((entry) => join(entry.parentPath, entry.name)).sort()) {
    const content = await readFile(file);
    hash.update(`${file.slice(ROOT.length)}\0${content.length}\0`).update(content);
  }
  return hash.digest('hex');
}
