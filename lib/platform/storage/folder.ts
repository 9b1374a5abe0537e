import 'server-only';
import { randomUUID } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { mkdir, open, rename, rm, stat } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { Readable } from 'node:stream';
import { type Storage, typeOfKey } from './driver';

/** Files in a folder of this machine, readable by the product's own user only: for one server. */
export function folderStorage(root: string): Storage {
  const pathOf = (key: string) => join(root, key);

  return {
    async put(key, bytes) {
      typeOfKey(key);
      await mkdir(dirname(pathOf(key)), { recursive: true, mode: 0o700 });
      await writeWhole(pathOf(key), bytes);
    },

    async get(key) {
      const type = typeOfKey(key);
      const found = await stat(pathOf(key)).catch(nothingThere);
      if (!found) return null;
      const stream = Readable.toWeb(createReadStream(pathOf(key)));
      return { stream: stream as ReadableStream<Uint8Array<ArrayBuffer>>, size: found.size, type };
    },

    async delete(key) {
      typeOfKey(key);
      await rm(pathOf(key), { force: true });
    },
  };
}

/** Whoever reads meanwhile gets the old file or the new one, and a crash leaves no half of one under the key. */
async function writeWhole(path: string, bytes: Uint8Array): Promise<void> {
  const unfinished = `${path}.${randomUUID()}.part`;
  try {
    const file = await open(unfinished, 'wx', 0o600);
    try {
      await file.writeFile(bytes);
      await file.sync();
    } finally {
      await file.close();
    }
    await rename(unfinished, path);
  } catch (error) {
    await rm(unfinished, { force: true });
    throw error;
  }
}

function nothingThere(error: NodeJS.ErrnoException): null {
  if (error.code === 'ENOENT') return null;
  throw error;
}
