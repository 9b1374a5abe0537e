import { createWriteStream } from 'node:fs';
import { mkdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { type Child, startChild } from '../../local/start/children.ts';
import { freePort } from '../../local/start/ports.ts';
import { ROOT } from '../../local/start/programs.ts';

export type Product = {
  /** What a test needs to find it. */
  readonly environment: Readonly<Record<string, string>>;
  readonly child: Child;
};

/** Starts the product as `npm start` does, with a data folder and a port of its own; undefined when it does not start. */
export async function startForTests(
  dataDir: string,
  environment: Readonly<Record<string, string | undefined>>,
): Promise<Product | undefined> {
  const port = await freePort();
  await mkdir(join(ROOT, 'test-results'), { recursive: true });
  const logFile = join(ROOT, 'test-results/product.log');
  const log = createWriteStream(logFile);
  const ready = Promise.withResolvers<'ready'>();
  let isReady = false;
  const child = startChild([process.execPath, join(ROOT, 'local/start.ts')], {
    cwd: ROOT,
    env: { ...environment, PORT: String(port), PARLEY_DATA: dataDir },
    // From then on it logs what the tests do to it, which is for a file.
    output: (line) => {
      if (!isReady) console.log(line);
      log.write(`${line}\n`);
      if (!line.startsWith('Ready on ')) return;
      isReady = true;
      ready.resolve('ready');
    },
    grace: 15_000,
  });
  void child.exited.then(() => log.end());
  if ((await Promise.race([ready.promise, child.exited])) !== 'ready') return;

  const own = JSON.parse(await readFile(join(dataDir, 'environment.json'), 'utf8'));
  return {
    child,
    environment: {
      PARLEY_URL: `http://localhost:${port}`,
      PARLEY_DATA: dataDir,
      PARLEY_LOG: logFile,
      PARLEY_SIMULATOR_URL: new URL(own.INSTAGRAM_GRAPH_URL).origin,
    },
  };
}
