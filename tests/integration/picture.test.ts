import { randomBytes } from 'node:crypto';
import { eq } from 'drizzle-orm';
import sharp from 'sharp';
import { beforeEach, describe, expect, test } from 'vitest';
import { db } from '@/db/client';
import { listPictures, showsPicture } from '@/db/queries/pictures';
import { saveUpload } from '@/db/queries/uploads';
import { uploads } from '@/db/schema/uploads';
import { storage } from '@/lib/platform/storage';
import { newKey } from '@/lib/platform/storage/driver';
import { removePicture } from '@/lib/services/pictures/remove';
import { replacePicture } from '@/lib/services/pictures/replace';
import { sweep } from '@/lib/services/sweep/sweep';
import { makeAccount, system } from '../support/account.ts';
import { makePerson } from '../support/person.ts';

let ada: Awaited<ReturnType<typeof makePerson>>;

beforeEach(async () => {
  ada = await makePerson();
});

const RED = { r: 220, g: 20, b: 20 };
const BLUE = { r: 20, g: 20, b: 220 };

const plain = (width = 600, height = 400, background = RED) =>
  sharp({ create: { width, height, channels: 3, background } });

const stored = async (key: string) => {
  const file = await storage.get(key);
  return file && Buffer.from(await new Response(file.stream).arrayBuffer());
};

async function put(bytes: Uint8Array): Promise<string> {
  const outcome = await replacePicture(ada.as(), bytes);
  if (!outcome.ok) throw new Error(outcome.reason);
  return outcome.key;
}

const uploadOf = async (key: string) =>
  (await db.select().from(uploads).where(eq(uploads.key, key)))[0];

describe('a picture', () => {
  test.for(['jpeg', 'png', 'webp', 'gif', 'avif'] as const)(
    'in %s becomes a square WebP of 256 px',
    async (format) => {
      const key = await put(await plain().toFormat(format).toBuffer());
      const bytes = await stored(key);
      expect(await sharp(bytes ?? undefined).metadata()).toMatchObject({
        ...{ format: 'webp', width: 256, height: 256 },
      });
      expect((await ada.row())?.picture).toBe(key);
      expect(await ada.acts()).toEqual(['user.picture_changed']);
    },
  );

  test('loses what the camera noted', async () => {
    const exif = {
      IFD0: { Copyright: 'Ada', Make: 'Camera' },
      IFD3: { GPSLatitude: '48/1 12/1 0/1' },
    };
    const photo = await plain().withExif(exif).jpeg().toBuffer();
    expect((await sharp(photo).metadata()).exif).toBeDefined();
    const {
      exif: left,
      xmp,
      icc,
    } = await sharp((await stored(await put(photo))) ?? undefined).metadata();
    expect([left, xmp, icc]).toEqual([undefined, undefined, undefined]);
  });

  test('stands upright, whichever way the camera was held', async () => {
    const right = await plain(200, 400, BLUE).png().toBuffer();
    const photo = await plain(400, 400)
      .composite([{ input: right, left: 200, top: 0 }])
      .jpeg()
      .withMetadata({ orientation: 6 })
      .toBuffer();
    const key = await put(photo);
    const { data } = await sharp((await stored(key)) ?? undefined)
      .raw()
      .toBuffer({ resolveWithObject: true });
    const blueAt = (x: number, y: number) => data[(y * 256 + x) * 3 + 2] ?? 0;
    expect(blueAt(128, 10)).toBeLessThan(100);
    expect(blueAt(128, 245)).toBeGreaterThan(150);
  });

  test('has no see-through parts for initials to shine through', async () => {
    const clear = {
      create: { width: 300, height: 300, channels: 4, background: '#0000' },
    } as const;
    const key = await put(await sharp(clear).png().toBuffer());
    expect((await sharp((await stored(key)) ?? undefined).metadata()).hasAlpha).toBe(false);
  });

  const refusals: readonly (readonly [string, () => Promise<Uint8Array>, string])[] = [
    [
      'a drawing that can hold scripts',
      async () => Buffer.from('<svg xmlns="http://www.w3.org/2000/svg"/>'),
      'svg',
    ],
    [
      'an iPhone’s own format',
      async () => Buffer.from('\0\0\0\x18ftypheic\0\0\0\0mif1heic'),
      'heic',
    ],
    ['words', async () => Buffer.from('Hello there'), 'not_an_image'],
    ['nothing', async () => new Uint8Array(), 'not_an_image'],
    ['half a picture', async () => (await plain().jpeg().toBuffer()).subarray(0, 400), 'damaged'],
    [
      'the beginning of one and noise',
      async () => Buffer.concat([Buffer.from('\x89PNG\r\n\x1a\n', 'latin1'), randomBytes(300)]),
      'damaged',
    ],
    [
      'a small file of many pixels',
      async () => plain(12_000, 6_000).png().toBuffer(),
      'too_many_pixels',
    ],
  ];
  test.for(refusals)('is not made of %s', async ([, make, reason]) => {
    expect(await replacePicture(ada.as(), await make())).toEqual({ ok: false, reason });
    expect((await ada.row())?.picture).toBeNull();
    expect(await ada.acts()).toEqual([]);
  });

  test('takes the place of the one before, whose file goes', async () => {
    const first = await put(await plain().png().toBuffer());
    const second = await put(await plain().png().toBuffer());
    expect(second).not.toBe(first);
    expect(await stored(first)).toBeNull();
    expect(await uploadOf(first)).toBeUndefined();
    expect(await stored(second)).not.toBeNull();
    expect(await uploadOf(second)).toMatchObject({ removeAt: null });
  });

  test('put twice at once is one of the two, and only its file stays', async () => {
    const bytes = await plain().png().toBuffer();
    const keys = await Promise.all([put(bytes), put(bytes)]);
    const shown = (await ada.row())?.picture;
    for (const key of keys) expect((await stored(key)) !== null).toBe(key === shown);
  });

  test('removed is gone; twice is as good as once', async () => {
    const key = await put(await plain().png().toBuffer());
    await removePicture(ada.as());
    await removePicture(ada.as());
    expect((await ada.row())?.picture).toBeNull();
    expect(await stored(key)).toBeNull();
    expect(await ada.acts()).toEqual(['user.picture_changed', 'user.picture_removed']);
  });
});

test('a file that a crash left behind is removed by the sweep, one in use is not', async () => {
  const [orphan, now] = [newKey('pictures', 'image/webp'), new Date()];
  await saveUpload(db, { key: orphan, at: now, removeAt: new Date(now.getTime() + 60_000) });
  await storage.put(orphan, Buffer.from('x'));
  const kept = await put(await plain().png().toBuffer());

  await sweep(system(now));
  expect(await stored(orphan)).not.toBeNull();
  await sweep(system(new Date(now.getTime() + 61_000)));
  expect(await stored(orphan)).toBeNull();
  expect(await uploadOf(orphan)).toBeUndefined();
  expect(await stored(kept)).not.toBeNull();
});

test('a picture is shown to people of the same account, and to no other', async () => {
  const [here, elsewhere] = [await makeAccount(), await makeAccount()];
  const member = await here.member('agent');
  const outcome = await replacePicture(
    { ...system(), userId: member.userId },
    await plain().png().toBuffer(),
  );
  const key = outcome.ok ? outcome.key : '';
  const [ours, theirs] = [
    here.as(member).scope,
    elsewhere.as(await elsewhere.member('agent')).scope,
  ];

  expect(await listPictures(db, ours)).toEqual([{ memberId: member.memberId, key }]);
  expect(await listPictures(db, theirs)).toEqual([]);
  expect(await showsPicture(db, ours, key)).toBe(true);
  expect(await showsPicture(db, theirs, key)).toBe(false);
  expect(await showsPicture(db, ours, newKey('pictures', 'image/webp'))).toBe(false);
});
