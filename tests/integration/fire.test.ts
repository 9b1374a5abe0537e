import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest';
import { end, leave } from '../support/fire/ending.ts';
import { keepLog } from '../support/fire/log.ts';
import { type Step, story, take } from '../support/fire/play.ts';
import { loadProduct, openStreet } from '../support/fire/street.ts';
import { buildTown } from '../support/fire/town.ts';
import { judge } from '../support/fire/verdict.ts';

/** CONTRIBUTING says how to let it run for longer, and how to play one story again. */
const { FIRE_SECONDS, FIRE_SEED, FIRE_PATH } = process.env;
const SECONDS = Number(FIRE_SECONDS ?? 50);
const SEED = Number(FIRE_SEED ?? Math.floor(Math.random() * 2 ** 31));
const FEWEST = 2;

const town = await buildTown();
const product = await loadProduct();
let dropLog = async () => {};

beforeAll(async () => {
  dropLog = await keepLog(town.sql);
});
afterAll(async () => {
  await dropLog();
  await town.stop();
});

async function play(steps: readonly Step[], withNets: boolean): Promise<void> {
  await town.newStreet(withNets);
  const street = await openStreet(town, product);
  const said = [
    vi.spyOn(process.stderr, 'write').mockReturnValue(true),
    vi.spyOn(console, 'warn').mockReturnValue(undefined),
  ];
  try {
    for (const step of steps) await take(street, step);
    await end(street);
    await judge(street);
    await leave(street);
  } finally {
    for (const each of said) each.mockRestore();
    town.calm();
    await town.revive();
    await town.settled();
  }
}

const NETS = [
  { name: 'with flow control and lock', withNets: true },
  { name: 'with neither: the database alone', withNets: false },
];

describe.each(NETS)('$name', ({ name, withNets }) => {
  // It shares its time with the other one; a slow machine plays a few at least, and may shrink one that failed.
  test('every story ends in the same rows', { timeout: SECONDS * 1000 + 600_000 }, async () => {
    const end = performance.now() + (SECONDS / 2) * 1000;
    let played = 0;
    const playInTime = async (steps: readonly Step[]) => {
      if (FIRE_PATH === undefined && played >= FEWEST && performance.now() > end) return;
      played += 1;
      await play(steps, withNets);
    };

    console.log(`${name}: FIRE_SEED=${SEED}`);
    await fc.assert(fc.asyncProperty(story, playInTime), {
      seed: SEED,
      numRuns: SECONDS * 20,
      ...(FIRE_PATH !== undefined && { path: FIRE_PATH }),
    });
    console.log(`${name}: ${played} stories`);
    expect(played).toBeGreaterThan(0);
  });
});
