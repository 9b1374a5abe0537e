import 'server-only';
import { randomUUID } from 'node:crypto';
import { createReadStream, createWriteStream } from 'node:fs';
import { mkdir, open, rename, rm, stat } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { Readable, Transform } from 'node:stream';
import { pipeline } from 'node:stream/promises';
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

    async get(key, range) {
      const type = typeOfKey(key);
      const found = await stat(pathOf(key)).catch(nothingThere);
      if (!found) return null;
      const part = range && { start: range.first, end: range.last };
      const stream = Readable.toWeb(createReadStream(pathOf(key), part));
      return { stream: stream as ReadableStream<Uint8Array<ArrayBuffer>>, size: found.size, type };
    },

    async size(key) {
      typeOfKey(key);
      return (await stat(pathOf(key)).catch(nothingThere))?.size ?? null;
    },

    async delete(key) {
      typeOfKey(key);
      await rm(pathOf(key), { force: true });
    },

    entrance: {
      kind: 'through_us',
      async receive(key, body, maxBytes) {
        typeOfKey(key);
        await mkdir(dirname(pathOf(key)), { recursive: true, mode: 0o700 });
        return writeStream(pathOf(key), body, maxBytes);
      },
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

class TooMuch extends Error {}

/** The same for what is too large to be held at once. */
async function writeStream(
  path: string,
  body: ReadableStream<Uint8Array>,
  maxBytes: number,
): Promise<number | null> {
  const unfinished = `${path}.${randomUUID()}.part`;
  let size = 0;
  const counted = new Transform({
    transform(chunk: Uint8Array, _encoding, next) {
      size += chunk.byteLength;
      next(size > maxBytes ? new TooMuch() : null, chunk);
    },
  });
  try {
    const file = createWriteStream(unfinished, { flags: 'wx', mode: 0o600, flush: true });
    await pipeline(body, counted, file);
    await rename(unfinished, path);
    return size;
  } catch (error) {
    await rm(unfinished, { force: true });
    if (error instanceof TooMuch) return null;
    throw error;
  }
}

function nothingThere(error: NodeJS.ErrnoException): null {
  if (error.code === 'ENOENT') return null;
  throw error;
}
