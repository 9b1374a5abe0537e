import { createHash } from 'node:crypto';

const RATE = 16_000;
const NOTES = [392, 440, 523.25, 587.33, 659.25, 783.99];
const LENGTH = 0.28;

/** A voice note, nearly: seven soft notes as 16-bit mono WAV. */
export function melody(seed: string): Uint8Array<ArrayBuffer> {
  const tune = [...createHash('sha256').update(seed).digest()].slice(0, 7);
  const perNote = Math.floor(RATE * LENGTH);
  const sound = new Int16Array(perNote * tune.length);
  tune.forEach((byte, place) => {
    const pitch = NOTES[byte % NOTES.length] ?? 440;
    for (let i = 0; i < perNote; i += 1) {
      const fade = Math.sin((Math.PI * i) / perNote) ** 0.7;
      sound[place * perNote + i] = 9_000 * fade * Math.sin((2 * Math.PI * pitch * i) / RATE);
    }
  });
  const head = Buffer.alloc(44);
  head.write('RIFF', 0);
  head.writeUInt32LE(36 + sound.byteLength, 4);
  head.write('WAVEfmt ', 8);
  head.writeUInt32LE(16, 16);
  head.writeUInt16LE(1, 20);
  head.writeUInt16LE(1, 22);
  head.writeUInt32LE(RATE, 24);
  head.writeUInt32LE(RATE * 2, 28);
  head.writeUInt16LE(2, 32);
  head.writeUInt16LE(16, 34);
  head.write('data', 36);
  head.writeUInt32LE(sound.byteLength, 40);
  return new Uint8Array(Buffer.concat([head, Buffer.from(sound.buffer)]));
}
