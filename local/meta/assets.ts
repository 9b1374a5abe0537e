import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { mediaId } from './ids.ts';
import { draw } from './media/draw.ts';
import type { Asset, State } from './state.ts';

type Wanted = Pick<Asset, 'type' | 'account'> &
  Partial<Pick<Asset, 'seed' | 'endsAt' | 'attachmentId' | 'caption'>> & {
    /** Kept beside the state; without them the file is drawn from its seed. */
    readonly bytes?: Uint8Array;
  };

export type Assets = {
  readonly add: (wanted: Wanted) => Promise<Asset>;
  readonly find: (id: string) => Asset | undefined;
  readonly bytesOf: (asset: Asset) => Promise<Uint8Array<ArrayBuffer>>;
};

/** The files on the CDN, in `folder`. What is drawn is drawn once. */
export function createAssets(state: State, folder: string, now: () => number): Assets {
  const drawn = new Map<string, Promise<Uint8Array<ArrayBuffer>>>();
  return {
    add: async ({ bytes, ...wanted }) => {
      const asset: Asset = {
        id: mediaId(),
        endsAt: null,
        attachmentId: null,
        ...wanted,
        seed: bytes ? null : (wanted.seed ?? mediaId()),
        createdAt: now(),
        deletedAt: null,
      };
      if (bytes) {
        await mkdir(folder, { recursive: true, mode: 0o700 });
        await writeFile(join(folder, asset.id), bytes, { mode: 0o600 });
      }
      state.assets.push(asset);
      return asset;
    },
    find: (id) => state.assets.find((asset) => asset.id === id || asset.attachmentId === id),
    bytesOf: async (asset) => {
      if (asset.seed === null) return new Uint8Array(await readFile(join(folder, asset.id)));
      const key = `${asset.type} ${asset.seed}`;
      const picture = drawn.get(key) ?? draw(asset.type, asset.seed);
      drawn.set(key, picture);
      return await picture;
    },
  };
}
