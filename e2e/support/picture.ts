import type { Locator, Page } from '@playwright/test';

/** 600 × 300 px: its left half is red, its right one blue. */
export async function twoHalves(page: Page): Promise<Buffer> {
  const base64 = await page.evaluate(() => {
    const canvas = document.createElement('canvas');
    Object.assign(canvas, { width: 600, height: 300 });
    const context = canvas.getContext('2d');
    for (const [colour, left] of [
      ['#f00', 0],
      ['#00f', 300],
    ] as const) {
      if (context) context.fillStyle = colour;
      context?.fillRect(left, 0, 300, 300);
    }
    return canvas.toDataURL('image/png').split(',')[1] ?? '';
  });
  return Buffer.from(base64, 'base64');
}

/** The colour in the middle of a picture that is shown. */
export const middleOf = (picture: Locator): Promise<'red' | 'blue'> =>
  picture.evaluate(async (image: HTMLImageElement) => {
    await image.decode();
    const canvas = document.createElement('canvas');
    const context = canvas.getContext('2d');
    context?.drawImage(image, image.naturalWidth / 2, image.naturalHeight / 2, 1, 1, 0, 0, 1, 1);
    const [red = 0, , blue = 0] = context?.getImageData(0, 0, 1, 1).data ?? [];
    return red > blue ? 'red' : 'blue';
  });
