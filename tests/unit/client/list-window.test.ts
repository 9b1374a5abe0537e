import { describe, expect, test } from 'vitest';
import { rowsInView, rowsToDraw, shiftOf } from '@/lib/client/list-window';

const view = (top: number, count = 10_000) => ({ top, height: 720, rowHeight: 72, count });
const range = (from: number, to: number) =>
  Array.from({ length: to - from }, (_, index) => from + index);

describe('the rows that are drawn', () => {
  test('are those in view, partly shown ones too', () => {
    expect(rowsInView(view(0))).toEqual({ first: 0, end: 10 });
    expect(rowsInView(view(100))).toEqual({ first: 1, end: 12 });
  });

  test('and some around them, within the list', () => {
    const around = { around: 3, pinned: [] };
    expect(rowsToDraw(view(0), around)).toEqual(range(0, 13));
    expect(rowsToDraw(view(72 * 500), around)).toEqual(range(497, 513));
    expect(rowsToDraw(view(72 * 9990), around)).toEqual(range(9987, 10_000));
  });

  test('and the one with the keyboard, wherever it is, once and in order', () => {
    expect(rowsToDraw(view(0, 100), { around: 0, pinned: [50, 3, -1, 100] })).toEqual([
      ...range(0, 10),
      50,
    ]);
  });

  test('are as many for a list of any length', () => {
    const drawn = (count: number) =>
      rowsToDraw(view(72 * 40, count), { around: 8, pinned: [] }).length;
    expect(drawn(1_000_000)).toBe(drawn(100));
  });

  test('are none of an empty list, and of a list that became shorter its last', () => {
    expect(rowsToDraw(view(0, 0), { around: 8, pinned: [] })).toEqual([]);
    expect(rowsToDraw(view(72 * 50, 20), { around: 5, pinned: [] })).toEqual(range(15, 20));
  });
});

describe('what is in view stays', () => {
  const list = range(0, 100);
  const shown = { first: 20, end: 30 };

  test('when rows come above it', () => {
    expect(shiftOf(list, [200, 201, ...list], shown)).toBe(2);
    expect(shiftOf(list, list.slice(5), shown)).toBe(-5);
  });

  test('when one below it jumps to the top', () => {
    expect(shiftOf(list, [50, ...list.filter((key) => key !== 50)], shown)).toBe(1);
  });

  test('when one of its own jumps to the top, the first one too', () => {
    for (const key of [20, 25, 29]) {
      const after = [key, ...list.filter((other) => other !== key)];
      expect(Math.abs(shiftOf(list, after, shown))).toBeLessThanOrEqual(1);
    }
    expect(shiftOf(list, [20, ...list.filter((key) => key !== 20)], shown)).toBe(0);
  });

  test('when nothing of it is left', () => {
    expect(shiftOf(list, [], shown)).toBe(0);
  });
});
