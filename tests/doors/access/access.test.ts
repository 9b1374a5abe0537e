import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type Outside, outside } from '../../support/doors.ts';
import { answerOf } from './answer.ts';
import { everyDoor } from './doors.ts';
import { readMatrix, VISITORS } from './matrix.ts';
import { makeWorld } from './world.ts';

let product: Outside;
beforeAll(async () => {
  product = await outside();
});
afterAll(() => product.sql.end());

const matrix = readMatrix();

test('every door stands in docs/access.md, once, and nothing else does', async () => {
  expect(matrix.map(({ door }) => door).toSorted()).toEqual(await everyDoor());
});

/** A world of its own for each call, because some calls change it. */
describe.concurrent('docs/access.md tells the truth of', () => {
  test.for(matrix)('$door', async ({ door, expected }) => {
    const answers: Record<string, string> = {};
    for (const visitor of VISITORS) {
      const world = await makeWorld(product);
      answers[visitor] = await answerOf(product, door, { world, visitor });
    }
    expect(answers).toEqual(expected);
  });
});
