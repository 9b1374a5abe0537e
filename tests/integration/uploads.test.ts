import { randomBytes } from 'node:crypto';
import { eq } from 'drizzle-orm';
import sharp from 'sharp';
import { beforeAll, describe, expect, test } from 'vitest';
import { db } from '@/db/client';
import { uploads } from '@/db/schema/uploads';
import { storage } from '@/lib/platform/storage';
import { keyOfSignedId } from '@/lib/platform/upload-tokens';
import { sweep } from '@/lib/services/sweep/sweep';
import { finishUpload } from '@/lib/services/uploads/finish';
import { keepFile } from '@/lib/services/uploads/keep-file';
import { receiveUpload } from '@/lib/services/uploads/receive';
import { startUpload } from '@/lib/services/uploads/start';
import { makeAccount, system, type TestAccount, type TestMember } from '../support/account.ts';
import { pdf, photo, wav } from '../support/files.ts';

const DAY = 24 * 60 * 60 * 1000;

let shop: TestAccount;
let agent: TestMember;

beforeAll(async () => {
  shop = await makeAccount();
  agent = await shop.member('agent');
});

const streamOf = (bytes: Uint8Array) => new Blob([Buffer.from(bytes)]).stream();

/** What a browser does with a file: asks, brings, has it looked at. */
async function uploaded(bytes: Uint8Array, fileName = 'file', ctx = shop.as(agent)) {
  const begun = await startUpload(ctx, { byteSize: bytes.byteLength });
  if (!begun.ok) return begun;
  const { upload } = begun.started;
  expect(await receiveUpload(upload, streamOf(bytes), ctx.now)).toBe('kept');
  return finishUpload(ctx, { upload, fileName });
}

async function stored(signedId: string) {
  const key = keyOfSignedId(signedId, shop.accountId, new Date()) ?? '';
  const [row] = await db.select().from(uploads).where(eq(uploads.key, key));
  const file = await storage.get(key);
  const bytes = file && Buffer.from(await new Response(file.stream).arrayBuffer());
  return { key, row, bytes };
}

async function keptFrom(bytes: Uint8Array, fileName?: string) {
  const outcome = await uploaded(bytes, fileName);
  if (!outcome.ok || !('file' in outcome)) throw new Error('not kept');
  return { ...outcome.file, ...(await stored(outcome.file.signedId)) };
}

describe('what a file is comes from its bytes', () => {
  test('a voice message with the name of a picture is audio', async () => {
    const kept = await keptFrom(wav(), 'holiday.jpg');
    expect(kept).toMatchObject({
      kind: 'audio',
      contentType: 'audio/wav',
      fileName: 'holiday.jpg',
    });
    expect(kept.bytes).toEqual(wav());
  });

  test('a document is a file', async () => {
    expect(await keptFrom(pdf(), 'offer.pdf')).toMatchObject({
      kind: 'file',
      contentType: 'application/pdf',
      byteSize: pdf().length,
    });
  });

  test('a web page with the name of a picture is a mere file', async () => {
    const kept = await keptFrom(Buffer.from('<html><script>1</script>'), 'x.png');
    expect(kept).toMatchObject({ kind: 'file', contentType: 'application/octet-stream' });
  });
});

describe('a picture', () => {
  test('that is fine as it is stays so, byte for byte, and is measured', async () => {
    const bytes = await photo('teal');
    const kept = await keptFrom(bytes, 'a.jpg');
    expect(kept).toMatchObject({ contentType: 'image/jpeg', width: 40, height: 30 });
    expect(kept.bytes?.equals(bytes)).toBe(true);
  });

  test('is turned upright and loses what the camera noted', async () => {
    const bytes = await sharp(await photo('teal'))
      .withExif({ IFD0: { Artist: 'Mira Holm' } })
      .withMetadata({ orientation: 6 })
      .jpeg()
      .toBuffer();
    const kept = await keptFrom(bytes, 'a.jpg');
    expect(kept).toMatchObject({ width: 30, height: 40 });
    expect((await sharp(kept.bytes ?? Buffer.alloc(0)).metadata()).exif).toBeUndefined();
  });

  test.for([
    ['webp', 'image/jpeg', 'a.jpg'],
    ['avif', 'image/jpeg', 'a.jpg'],
    ['gif', 'image/png', 'a.png'],
  ] as const)('in %s becomes %s, under a name that fits', async ([format, contentType, name]) => {
    const bytes = await sharp(await photo('teal'))
      .toFormat(format)
      .toBuffer();
    const kept = await keptFrom(bytes, `a.${format}`);
    expect(kept).toMatchObject({ fileName: name, kind: 'image' });
    expect([contentType, 'image/jpeg']).toContain(kept.contentType);
  });

  test.for([
    ['heic', Buffer.from('\0\0\0\x18ftypheic\0\0\0\0', 'latin1')],
    ['svg', Buffer.from('<svg xmlns="http://www.w3.org/2000/svg"/>')],
    ['damaged', Buffer.from('\xff\xd8\xff\xe0 no picture', 'latin1')],
  ] as const)('that is %s is refused', async ([reason, bytes]) => {
    expect(await uploaded(bytes)).toEqual({ ok: false, reason });
  });
});

describe('bringing a file', () => {
  test('that is too large is refused before, and cut off on the way', async () => {
    const ctx = shop.as(agent);
    const most = 25 * 1024 * 1024;
    expect(await startUpload(ctx, { byteSize: most + 1 })).toEqual({
      ok: false,
      reason: 'too_large',
    });
    const begun = await startUpload(ctx, { byteSize: 10 });
    const upload = begun.ok ? begun.started.upload : '';
    expect(await receiveUpload(upload, streamOf(randomBytes(most + 1)), ctx.now)).toBe('too_large');
    expect(await finishUpload(ctx, { upload, fileName: 'x' })).toEqual({
      ok: false,
      reason: 'missing',
    });
  });

  test('needs a token of ours that still holds', async () => {
    const begun = await startUpload(shop.as(agent), { byteSize: 10 });
    const upload = begun.ok ? begun.started.upload : '';
    const bring = (token: string, now = new Date()) => receiveUpload(token, streamOf(pdf()), now);
    expect(await bring(`${upload}x`)).toBe('unknown');
    expect(await bring('')).toBe('unknown');
    expect(await bring(upload, new Date(Date.now() + DAY))).toBe('unknown');
    expect(await bring(upload)).toBe('kept');
  });

  test('is for whoever began it: nobody else can have it looked at', async () => {
    const begun = await startUpload(shop.as(agent), { byteSize: 10 });
    const upload = begun.ok ? begun.started.upload : '';
    const colleague = await shop.member('agent');
    const other = await makeAccount();
    const stranger = other.as(await other.member('administrator'));
    for (const ctx of [shop.as(colleague), stranger]) {
      await expect(finishUpload(ctx, { upload, fileName: 'x' })).rejects.toThrow('upload');
    }
  });

  test('again after it was looked at changes nothing of what was kept', async () => {
    const ctx = shop.as(agent);
    const begun = await startUpload(ctx, { byteSize: 10 });
    const upload = begun.ok ? begun.started.upload : '';
    await receiveUpload(upload, streamOf(pdf()), ctx.now);
    const kept = await finishUpload(ctx, { upload, fileName: 'offer.pdf' });
    await receiveUpload(upload, streamOf(Buffer.from('<html>')), ctx.now);
    expect(kept.ok && (await stored(kept.file.signedId)).bytes).toEqual(pdf());
  });
});

describe('a signed id', () => {
  test('means something to its own account only, for a day', async () => {
    const { signedId } = await keptFrom(pdf());
    const now = new Date();
    expect(keyOfSignedId(signedId, shop.accountId, now)).toMatch(/^files\//);
    expect(keyOfSignedId(signedId, shop.accountId + 1, now)).toBeNull();
    expect(keyOfSignedId(signedId, shop.accountId, new Date(now.getTime() + DAY))).toBeNull();
    expect(keyOfSignedId(`${signedId.slice(0, -1)}_`, shop.accountId, now)).toBeNull();
  });

  test('is no token for bringing a file', async () => {
    const { signedId } = await keptFrom(pdf());
    expect(await receiveUpload(signedId, streamOf(pdf()), new Date())).toBe('unknown');
  });
});

test('what nobody uses is gone after a day', async () => {
  const kept = await keepFile(shop.as(agent), { fileName: 'a.pdf', bytes: pdf() });
  const { key } = await stored(kept.ok ? kept.file.signedId : '');
  await sweep(system(new Date(Date.now() + DAY - 60_000)));
  expect(await storage.size(key)).not.toBeNull();
  await sweep(system(new Date(Date.now() + DAY + 1000)));
  expect(await storage.size(key)).toBeNull();
});
