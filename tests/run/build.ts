/**
 * The build that all tests run, as a platform makes it: with what production must have and nothing else, so run this in
 * such an environment. `npm start` then finds its sources unchanged and serves it.
 */
import { copyFile, readFile, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { ensureBuild } from '../../local/start/build.ts';
import { ROOT } from '../../local/start/programs.ts';

const STAMP = join(ROOT, '.next/parley-sources');
/** A build clears its folder, so this stands beside the stamp only when the build was made here. */
const MADE_HERE = join(ROOT, '.next/parley-production');

const read = (file: string) => readFile(file, 'utf8').catch(() => '');

if ((await read(STAMP)) !== (await read(MADE_HERE))) await rm(STAMP, { force: true });
await ensureBuild({}, console.log);
await copyFile(STAMP, MADE_HERE);
