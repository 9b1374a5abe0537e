import { expect, test } from 'vitest';
import { CLOSEST, moved, squareOf, WHOLE, within } from '@/lib/client/crop';

const wide = { width: 1200, height: 800 };

test('at first the middle of a picture is used, as large as fits', () => {
  expect(squareOf(wide, WHOLE)).toEqual({ left: 200, top: 0, side: 800 });
  expect(squareOf({ width: 300, height: 900 }, WHOLE)).toEqual({ left: 0, top: 300, side: 300 });
});

test('zooming in makes the square smaller around the same middle', () => {
  expect(squareOf(wide, { zoom: 2, x: 0.5, y: 0.5 })).toEqual({ left: 400, top: 200, side: 400 });
});

test('the square never leaves the picture, however far it is pushed or zoomed', () => {
  for (const crop of [
    { zoom: 1, x: -5, y: 9 },
    { zoom: 99, x: 1, y: 1 },
    { zoom: 0, x: 0, y: 0 },
  ]) {
    const { left, top, side } = squareOf(wide, crop);
    expect(left).toBeGreaterThanOrEqual(0);
    expect(top).toBeGreaterThanOrEqual(0);
    expect(left + side).toBeLessThanOrEqual(wide.width + 1e-6);
    expect(top + side).toBeLessThanOrEqual(wide.height + 1e-6);
  }
  expect(within(wide, { zoom: 99, x: 0.5, y: 0.5 }).zoom).toBe(CLOSEST);
});

test('a picture follows the hand: px of the screen become px of the picture', () => {
  const crop = moved(wide, WHOLE, { x: 40, y: 0, frame: 400 });
  expect(squareOf(wide, crop).left).toBeCloseTo(200 - 80);
  expect(squareOf(wide, moved(wide, WHOLE, { x: 4000, y: 0, frame: 400 })).left).toBe(0);
});
