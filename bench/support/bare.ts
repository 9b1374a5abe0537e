import { cp, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { runChild, startChild } from '../../local/start/children.ts';
import { freePort } from '../../local/start/ports.ts';
import { next, ROOT, withEnvironment } from '../../local/start/programs.ts';
import type { Bench } from './stage.ts';

/** Below the repository, because Next looks for its packages above an application. */
const FOLDER = join(ROOT, 'bench/results/bare');

let running: Promise<{ readonly url: string; readonly pid: number }> | undefined;

/** The framework with next to nothing in it, built and served like the product: the limit that it sets. */
export const bareNext = (bench: Bench) => {
  running ??= startBare(bench);
  return running;
};

async function startBare(bench: Bench) {
  bench.say('Building the bare application …');
  await rm(FOLDER, { recursive: true, force: true });
  await cp(join(ROOT, 'bench/bare'), FOLDER, { recursive: true });
  bench.onStop(() => rm(FOLDER, { recursive: true, force: true }));
  const env = withEnvironment({});
  const built = await runChild(next('build'), { cwd: FOLDER, env });
  if (built.code !== 0) throw new Error(`the bare application does not build:\n${built.output}`);

  const port = await freePort();
  const url = `http://localhost:${port}`;
  const child = startChild(next('start', '-p', String(port)), {
    ...{ cwd: FOLDER, env, grace: 1000 },
    output: (line) => bench.say(`  bare: ${line}`),
  });
  void child.exited.then((code) => bench.say(`  bare: ended with ${code}`));
  bench.onStop(() => child.stop());
  await answers(url);
  return { url, pid: child.pid ?? 0 };
}

async function answers(url: string): Promise<void> {
  for (let tries = 0; tries < 200; tries++) {
    if (await fetch(url).catch(() => null)) return;
    await sleep(100);
  }
  throw new Error('the bare application does not answer');
}
