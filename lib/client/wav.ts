const HEADER_BYTES = 44;
const BYTES_A_SAMPLE = 2;

/** Sound of one channel as WAV of 16 bits, which every messenger plays. Samples lie between -1 and 1. */
export function encodeWav(samples: Float32Array, rate: number): Uint8Array<ArrayBuffer> {
  const dataBytes = samples.length * BYTES_A_SAMPLE;
  const view = new DataView(new ArrayBuffer(HEADER_BYTES + dataBytes));
  write(view, 0, 'RIFF');
  view.setUint32(4, HEADER_BYTES - 8 + dataBytes, true);
  write(view, 8, 'WAVEfmt ');
  view.setUint32(16, 16, true);
  // PCM, one channel.
  view.setUint16(20, 1, true);
  view.setUint16(22, 1, true);
  view.setUint32(24, rate, true);
  view.setUint32(28, rate * BYTES_A_SAMPLE, true);
  view.setUint16(32, BYTES_A_SAMPLE, true);
  view.setUint16(34, 8 * BYTES_A_SAMPLE, true);
  write(view, 36, 'data');
  view.setUint32(40, dataBytes, true);
  for (const [index, sample] of samples.entries()) {
    const level = Math.max(-1, Math.min(1, sample));
    view.setInt16(HEADER_BYTES + index * BYTES_A_SAMPLE, Math.round(level * 0x7f_ff), true);
  }
  return new Uint8Array(view.buffer);
}

function write(view: DataView, at: number, word: string): void {
  for (const [index, letter] of Array.from(word).entries()) {
    view.setUint8(at + index, letter.charCodeAt(0));
  }
}
