import { expect, test } from 'vitest';
import { encodeWav } from '@/lib/client/wav';
import { fileTypeOf } from '@/lib/domain/file-type';

test('sound becomes a WAV file of 16 bits, told as such by its bytes', () => {
  const bytes = encodeWav(Float32Array.of(0, 0.5, -1, 2), 16_000);
  expect(fileTypeOf(bytes)).toBe('audio/wav');
  const view = new DataView(bytes.buffer);
  expect(bytes.length).toBe(44 + 8);
  expect(view.getUint32(4, true)).toBe(bytes.length - 8);
  expect(view.getUint32(24, true)).toBe(16_000);
  expect(view.getUint32(28, true)).toBe(32_000);
  expect([0, 1, 2, 3].map((at) => view.getInt16(44 + 2 * at, true))).toEqual([
    0, 16_384, -32_767, 32_767,
  ]);
});
