import type { Page } from '@playwright/test';

export type GivenFile = {
  readonly name: string;
  readonly mimeType: string;
  readonly buffer: Buffer;
};

/** A picture of one colour, as the browser itself paints it. */
export async function photo(
  page: Page,
  colour: string,
  name = `${colour}.jpg`,
): Promise<GivenFile> {
  const base64 = await page.evaluate((fill) => {
    const canvas = document.createElement('canvas');
    Object.assign(canvas, { width: 480, height: 360 });
    const context = canvas.getContext('2d');
    if (context) context.fillStyle = fill;
    context?.fillRect(0, 0, 480, 360);
    return canvas.toDataURL('image/jpeg').split(',')[1] ?? '';
  }, colour);
  return { name, mimeType: 'image/jpeg', buffer: Buffer.from(base64, 'base64') };
}

export const pdf = (name = 'offer.pdf'): GivenFile => ({
  name,
  mimeType: 'application/pdf',
  buffer: Buffer.from('%PDF-1.4\n1 0 obj\n<<>>\nendobj\ntrailer\n<<>>\n'),
});

/** A second of silence. */
export function wav(name = 'voice.wav'): GivenFile {
  const data = Buffer.alloc(16_000);
  const header = Buffer.from(
    '524946460000000057415645666d74201000000001000100401f0000803e00000200100064617461',
    'hex',
  );
  const sizes = Buffer.alloc(4);
  sizes.writeUInt32LE(data.length);
  const whole = Buffer.concat([header, sizes, data]);
  whole.writeUInt32LE(whole.length - 8, 4);
  return { name, mimeType: 'audio/wav', buffer: whole };
}

/** A picture by its beginning, of more than eight megabytes. */
export const hugePhoto = async (page: Page): Promise<GivenFile> => {
  const { buffer } = await photo(page, 'black');
  const padded = Buffer.concat([buffer, Buffer.alloc(8 * 1024 * 1024)]);
  return { name: 'huge.jpg', mimeType: 'image/jpeg', buffer: padded };
};
