import { describe, expect, test } from 'vitest';
import { ApiProblem } from '@/lib/client/api';
import { createTrays, isComing } from '@/lib/client/trays';
import type { Uploaded } from '@/lib/contracts/uploads';

const KEY = '1:42';

const uploaded = (file: File): Uploaded => ({
  signedId: `id of ${file.name}`,
  kind: 'file',
  fileName: file.name,
  contentType: 'application/pdf',
  byteSize: file.size,
  width: null,
  height: null,
});

type Bring = Parameters<typeof createTrays>[0]['bring'];

function open(bring: Bring) {
  const trays = createTrays({
    prepare: async (file) =>
      file.name === 'photo.heic'
        ? { ok: false, problem: 'It can’t be read.' }
        : { ok: true, file, contentType: 'application/pdf' },
    bring,
  });
  const settled = () => expect.poll(() => trays.get(KEY).some(isComing)).toBe(false);
  return { trays, settled };
}

const named = (name: string) => new File(['x'], name);
const takes: Bring = async (_key, file) => uploaded(file);

describe('files beside a draft', () => {
  test('are there at once, in the order they were chosen, and ready when they are brought', async () => {
    const { trays, settled } = open(takes);
    trays.add(KEY, [named('a.pdf'), named('b.pdf')]);
    expect(trays.get(KEY).map(({ fileName, uploaded: there }) => [fileName, there])).toEqual([
      ['a.pdf', null],
      ['b.pdf', null],
    ]);
    await settled();
    expect(trays.get(KEY).map((file) => file.uploaded?.signedId)).toEqual([
      'id of a.pdf',
      'id of b.pdf',
    ]);
  });

  test('say why they can’t be sent, each for itself', async () => {
    const { trays, settled } = open(async (key, file, progress) => {
      if (file.name === 'b.pdf') throw new ApiProblem(413, 'too_large', 'It is too large.');
      return takes(key, file, progress);
    });
    trays.add(KEY, [named('photo.heic'), named('b.pdf'), named('c.pdf')]);
    await settled();
    expect(trays.get(KEY).map(({ problem }) => problem)).toEqual([
      'It can’t be read.',
      'It is too large.',
      null,
    ]);
  });

  test('are given up on the way when they are removed', async () => {
    let given: AbortSignal | undefined;
    const { trays } = open(
      (_key, _file, { signal }) =>
        new Promise((_resolve, reject) => {
          given = signal;
          signal.addEventListener('abort', () => reject(signal.reason), { once: true });
        }),
    );
    trays.add(KEY, [named('a.pdf')]);
    await expect.poll(() => given).toBeDefined();
    trays.remove(KEY, trays.get(KEY)[0]?.id ?? '');
    expect(given?.aborted).toBe(true);
    expect(trays.get(KEY)).toEqual([]);
  });

  test('of one conversation are not those of another', async () => {
    const { trays } = open(takes);
    trays.add(KEY, [named('a.pdf')]);
    expect(trays.get('1:43')).toEqual([]);
  });

  test('tell how much of them is there', async () => {
    let told: ((share: number) => void) | undefined;
    const { trays } = open((_key, _file, { onProgress }) => {
      told = onProgress;
      return new Promise(() => undefined);
    });
    trays.add(KEY, [named('a.pdf')]);
    await expect.poll(() => told).toBeDefined();
    told?.(0.5);
    expect(trays.get(KEY)[0]?.share).toBe(0.5);
  });
});
