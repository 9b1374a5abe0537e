import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import sharp from 'sharp';
import { choose } from '../portraits/colours.ts';
import { portrait } from '../portraits/portrait.ts';
import { document } from './document.ts';
import { melody } from './melody.ts';

const SCENES = ['cup', 'plant', 'sea', 'mountains', 'terrace', 'cat', 'dog', 'moon'] as const;
const CLIP = join(import.meta.dirname, 'clip.mp4');
const FRAMES = 12;

/** The type of the files that a person sends, by the kind of attachment. */
export const TYPES: Readonly<Record<string, string>> = {
  image: 'image/jpeg',
  sticker: 'image/png',
  animated_image: 'image/gif',
  video: 'video/mp4',
  audio: 'audio/wav',
  file: 'application/pdf',
};

/** A real file of that type, always the same for one seed. */
export async function draw(type: string, seed: string): Promise<Uint8Array<ArrayBuffer>> {
  if (type.startsWith('video/')) return new Uint8Array(await readFile(CLIP));
  if (type.startsWith('audio/')) return melody(seed);
  if (type === 'application/pdf') return document(seed);
  return new Uint8Array(await picture(type, seed));
}

async function picture(type: string, seed: string): Promise<Buffer> {
  const scene = SCENES.find((name) => seed.startsWith(`${name}:`));
  const svg = Buffer.from(portrait(seed, scene ?? choose(seed, 'scene', SCENES)));
  if (type === 'image/gif') return await animated(svg);
  const image = sharp(svg, { density: 180 }).resize(type === 'image/png' ? 512 : 1080);
  return type === 'image/png'
    ? await image.png({ palette: true }).toBuffer()
    : await image.jpeg({ quality: 82 }).toBuffer();
}

/** The scene, rocking. */
async function animated(svg: Buffer): Promise<Buffer> {
  const size = 240;
  const frames = await Promise.all(
    Array.from({ length: FRAMES }, async (_, place) => {
      const angle = 7 * Math.sin((2 * Math.PI * place) / FRAMES);
      return await sharp(svg)
        .resize(size)
        .rotate(angle, { background: '#fff' })
        .resize(size, size)
        .ensureAlpha()
        .raw()
        .toBuffer();
    }),
  );
  const raw = { width: size, height: size * FRAMES, channels: 4, pageHeight: size } as const;
  return await sharp(Buffer.concat(frames), { raw })
    .gif({ loop: 0, delay: Array.from({ length: FRAMES }, () => 70) })
    .toBuffer();
}
