import { describe, expect, test } from 'vitest';
import { together } from '@/lib/platform/together';

/** Work that ends when it is told to, and what it was given. */
function heldWork() {
  const calls: { readonly items: readonly string[]; end(error?: Error): void }[] = [];
  const work = (items: readonly string[]) => {
    const { promise, resolve, reject } = Promise.withResolvers<readonly string[]>();
    calls.push({
      items,
      end: (error) => (error ? reject(error) : resolve(items.map((item) => `${item}!`))),
    });
    return promise;
  };
  return { calls, work };
}

const settled = () => new Promise((resolve) => setImmediate(resolve));

describe('together', () => {
  test('what comes alone goes at once', () => {
    const { calls, work } = heldWork();
    void together(work, { atOnce: 1, most: 10 })('a');
    expect(calls.map(({ items }) => items)).toEqual([['a']]);
  });

  test('what comes meanwhile goes as one, in order', async () => {
    const { calls, work } = heldWork();
    const ask = together(work, { atOnce: 1, most: 2 });
    const answers = ['a', 'b', 'c', 'd'].map(ask);
    for (const index of [0, 1, 2]) {
      calls[index]?.end();
      await settled();
    }
    expect(calls.map(({ items }) => items)).toEqual([['a'], ['b', 'c'], ['d']]);
    expect(await Promise.all(answers)).toEqual(['a!', 'b!', 'c!', 'd!']);
  });

  test('as many are under way as may be', () => {
    const { calls, work } = heldWork();
    const ask = together(work, { atOnce: 2, most: 10 });
    for (const item of ['a', 'b', 'c']) void ask(item);
    expect(calls.map(({ items }) => items)).toEqual([['a'], ['b']]);
  });

  const outcomes = async (thenApart: boolean) => {
    const work = async (items: readonly string[]) => {
      await settled();
      if (items.includes('bad')) throw new Error('no');
      return items;
    };
    const ask = together(work, { atOnce: 1, most: 10, thenApart });
    const answers = await Promise.allSettled(['first', 'good', 'bad', 'fine'].map(ask));
    return answers.map(({ status }) => status === 'fulfilled');
  };

  test('what goes together fails together', async () => {
    expect(await outcomes(false)).toEqual([true, false, false, false]);
  });

  test('tried apart, nobody fails for a neighbour', async () => {
    expect(await outcomes(true)).toEqual([true, true, false, true]);
  });
});
