import { join } from 'node:path';
import { runChild } from './children.ts';
import { writePrivately } from './private-file.ts';
import { attempt, inOneLine, Problem, reasonIn } from './problem.ts';
import { ROOT, script, withEnvironment } from './programs.ts';
import type { Services } from './services.ts';

/** Brings the tables up to date, and with the simulator on the demo, which the seed adds only to an empty database. */
export async function prepareDatabase(
  { environment, meta }: Services,
  dataDir: string,
): Promise<void> {
  await run('Migrating the database', script('db/migrate.ts'), environment);
  if (!meta) return;
  const world = join(dataDir, 'world.json');
  await attempt('Seeding the demo', () => writePrivately(world, JSON.stringify(meta.world())));
  await run('Seeding the demo', script('db/seed.ts', world), environment);
}

async function run(
  doing: string,
  command: readonly string[],
  environment: Services['environment'],
): Promise<void> {
  const { code, output } = await runChild(command, {
    cwd: ROOT,
    env: withEnvironment(environment),
  });
  if (code !== 0) throw new Problem(inOneLine(reasonIn(output), doing));
}
