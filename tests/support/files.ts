import sharp from 'sharp';

const MEGABYTE = 1024 * 1024;

/** A picture of one colour. */
export const photo = (colour: string, { width = 40, height = 30 } = {}): Promise<Buffer> =>
  sharp({ create: { width, height, channels: 3, background: colour } })
    .jpeg()
    .toBuffer();

export const pdf = (): Buffer => Buffer.from('%PDF-1.4\n1 0 obj\n<<>>\nendobj\ntrailer\n<<>>\n');

/** A second of silence, as a phone and our own recorder write it. */
export function wav(seconds = 1): Buffer {
  const data = Buffer.alloc(8000 * 2 * seconds);
  const header = Buffer.alloc(44);
  header.write('RIFF', 0, 'latin1');
  header.writeUInt32LE(36 + data.length, 4);
  header.write('WAVEfmt ', 8, 'latin1');
  header.writeUInt32LE(16, 16);
  header.writeUInt16LE(1, 20);
  header.writeUInt16LE(1, 22);
  header.writeUInt32LE(8000, 24);
  header.writeUInt32LE(16_000, 28);
  header.writeUInt16LE(2, 32);
  header.writeUInt16LE(16, 34);
  header.write('data', 36, 'latin1');
  header.writeUInt32LE(data.length, 40);
  return Buffer.concat([header, data]);
}

/** A picture of more than eight megabytes, which no compression makes smaller. */
export const largePhoto = (): Promise<Buffer> =>
  sharp({
    create: {
      width: 2400,
      height: 2400,
      channels: 3,
      background: 'black',
      noise: { type: 'gaussian', mean: 128, sigma: 60 },
    },
  })
    .jpeg({ quality: 100, chromaSubsampling: '4:4:4' })
    .toBuffer()
    .then((bytes) =>
      Buffer.concat([bytes, Buffer.alloc(Math.max(0, 8 * MEGABYTE + 1 - bytes.length))]),
    );
