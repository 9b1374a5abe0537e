import { randomBytes, randomUUID } from 'node:crypto';
import { mkdtemp, readdir, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { blobStorage } from '@/lib/platform/storage/blob';
import { newKey, type Storage } from '@/lib/platform/storage/driver';
import { folderStorage } from '@/lib/platform/storage/folder';
import { startBlob } from '../../local/services/blob.ts';

const token = `vercel_blob_rw_store${randomBytes(4).toString('hex')}_${randomUUID()}`;

let blob: Awaited<ReturnType<typeof startBlob>>;
let folder: string;

beforeAll(async () => {
  blob = await startBlob({ token });
  process.env.VERCEL_BLOB_API_URL = blob.url;
  process.env.VERCEL_BLOB_RETRIES = '0';
  folder = await mkdtemp(join(tmpdir(), 'parley-uploads-'));
});

afterAll(async () => {
  await blob.stop();
  await rm(folder, { recursive: true, force: true });
});

const DRIVERS: readonly (readonly [string, () => Storage])[] = [
  ['a folder', () => folderStorage(folder)],
  ['Vercel Blob', () => blobStorage(token, blob.url)],
];

const key = () => newKey('pictures', 'image/webp');

const bytesOf = async (storage: Storage, at: string) => {
  const file = await storage.get(at);
  return file && Buffer.from(await new Response(file.stream).arrayBuffer());
};

type Brought = { readonly bytes: Uint8Array<ArrayBuffer>; readonly maxBytes: number };

/** What a browser does, and our own door where storage has none. */
async function brought({ entrance }: Storage, at: string, { bytes, maxBytes }: Brought) {
  if (entrance.kind === 'through_us') {
    return (await entrance.receive(at, new Blob([bytes]).stream(), maxBytes)) !== null;
  }
  const until = new Date(Date.now() + 60_000);
  const { url, headers } = await entrance.admit(at, { maxBytes, until });
  return (await fetch(url, { method: 'PUT', headers, body: bytes })).ok;
}

describe.for(DRIVERS)('a file in %s', ([, make]) => {
  test('comes back byte for byte, with its size and its type', async () => {
    const [storage, at, bytes] = [make(), key(), randomBytes(300_000)];
    await storage.put(at, bytes);
    expect(await storage.get(at)).toMatchObject({ size: 300_000, type: 'image/webp' });
    expect(await bytesOf(storage, at)).toEqual(bytes);
  });

  test('is replaced by another put under its key, as one that is tried again is', async () => {
    const [storage, at] = [make(), key()];
    await storage.put(at, Buffer.from('first'));
    await storage.put(at, Buffer.from('second'));
    await storage.put(at, Buffer.from('second'));
    expect(String(await bytesOf(storage, at))).toBe('second');
  });

  test('can be read in parts', async () => {
    const [storage, at] = [make(), key()];
    await storage.put(at, Buffer.from('0123456789'));
    const part = await storage.get(at, { first: 2, last: 4 });
    expect(part?.size).toBe(10);
    expect(await new Response(part?.stream).text()).toBe('234');
  });

  test('has a size without being read, and none when it is not there', async () => {
    const [storage, at] = [make(), key()];
    expect(await storage.size(at)).toBeNull();
    await storage.put(at, Buffer.from('0123456789'));
    expect(await storage.size(at)).toBe(10);
  });

  test('is brought by a browser, but not when it is larger than was said', async () => {
    const [storage, at, other] = [make(), newKey('files', 'application/pdf'), key()];
    expect(await brought(storage, at, { bytes: Buffer.from('0123456789'), maxBytes: 10 })).toBe(
      true,
    );
    expect(String(await bytesOf(storage, at))).toBe('0123456789');
    expect(await brought(storage, other, { bytes: randomBytes(70_000), maxBytes: 69_999 })).toBe(
      false,
    );
    expect(await storage.get(other)).toBeNull();
  });

  test('put twice at once is one of the two, whole', async () => {
    const [storage, at] = [make(), key()];
    const [one, other] = [Buffer.alloc(200_000, 1), Buffer.alloc(200_000, 2)];
    await Promise.all([storage.put(at, one), storage.put(at, other)]);
    const found = await bytesOf(storage, at);
    expect(found?.equals(one) || found?.equals(other)).toBe(true);
  });

  test('is gone once deleted, and may be deleted again', async () => {
    const [storage, at, other] = [make(), key(), key()];
    await storage.put(at, Buffer.from('x'));
    await storage.put(other, Buffer.from('y'));
    await storage.delete(at);
    await storage.delete(at);
    expect(await storage.get(at)).toBeNull();
    expect(String(await bytesOf(storage, other))).toBe('y');
  });

  test('that was never put is not there', async () => {
    expect(await make().get(key())).toBeNull();
  });

  test.for([
    '../secrets.json',
    'pictures/../../secrets.json',
    '/etc/passwd',
    'pictures/short.webp',
    `pictures/${'a'.repeat(43)}.webp/..`,
    `pictures/${'a'.repeat(43)}.webp\0`,
    `pictures\\${'a'.repeat(43)}.webp`,
    '',
  ])('is never looked for under %j', async (path) => {
    const storage = make();
    await expect(storage.put(path, Buffer.from('x'))).rejects.toThrow('malformed storage key');
    await expect(storage.get(path)).rejects.toThrow('malformed storage key');
    await expect(storage.delete(path)).rejects.toThrow('malformed storage key');
  });
});

test('a key can not be guessed, and names the type', () => {
  const keys = Array.from({ length: 100 }, key);
  expect(new Set(keys).size).toBe(100);
  for (const each of keys) expect(each).toMatch(/^pictures\/[\w-]{43}\.webp$/);
});

test('what a browser may bring to Vercel Blob, it may bring there only, and only for a while', async () => {
  const { entrance } = blobStorage(token, blob.url);
  if (entrance.kind !== 'direct') throw new Error('Blob has a door of its own');
  const [mine, other] = [key(), key()];
  const admission = { maxBytes: 100, until: new Date(Date.now() + 60_000) };
  const { url, headers } = await entrance.admit(mine, admission);
  const put = (address: string, more = headers) =>
    fetch(address, { method: 'PUT', headers: more, body: 'x' });
  expect((await put(url.replace(encodeURIComponent(mine), encodeURIComponent(other)))).status).toBe(
    403,
  );
  const late = await entrance.admit(mine, { ...admission, until: new Date(Date.now() - 1) });
  expect((await put(late.url, late.headers)).status).toBe(403);
  expect((await put(url)).status).toBe(200);
});

test('files of the folder are for the product alone, and nothing half-written stays', async () => {
  const own = join(folder, randomUUID());
  const at = key();
  await folderStorage(own).put(at, Buffer.from('x'));
  expect((await stat(join(own, at))).mode & 0o777).toBe(0o600);
  expect((await stat(join(own, 'pictures'))).mode & 0o777).toBe(0o700);
  expect(await readdir(join(own, 'pictures'))).toEqual([at.slice('pictures/'.length)]);
});

test('a folder that can not be written to says so, instead of keeping nothing', async () => {
  const file = join(folder, randomUUID());
  await writeFile(file, '');
  await expect(folderStorage(file).put(key(), Buffer.from('x'))).rejects.toThrow();
});

test('Vercel Blob is not read, written or emptied without its token', async () => {
  const at = key();
  await blobStorage(token, blob.url).put(at, Buffer.from('x'));
  const stranger = blobStorage('vercel_blob_rw_store_wrong', blob.url);
  await expect(stranger.get(at)).rejects.toThrow();
  await expect(stranger.put(at, Buffer.from('y'))).rejects.toThrow();
  await expect(stranger.delete(at)).rejects.toThrow();
  const { url } = await (
    await fetch(`${blob.url}/?url=${at}`, { headers: { authorization: `Bearer ${token}` } })
  ).json();
  expect((await fetch(url)).status).toBe(403);
});
