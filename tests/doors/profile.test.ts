import { randomBytes } from 'node:crypto';
import sharp from 'sharp';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { connect, type Outside, outside, type Visit } from '../support/doors.ts';
import { type Place, passerby, somebodyIn } from '../support/somebody.ts';

let product: Outside;
let nobody: Visit;

beforeAll(async () => {
  product = await outside();
  nobody = passerby(product);
});
afterAll(() => product.sql.end());

const somebody = (...places: readonly Place[]) => somebodyIn(product, ...places);

describe('a picture', () => {
  let account: string;
  let ada: Awaited<ReturnType<typeof somebodyIn>>;
  let visit: Visit;
  let picture: Buffer<ArrayBuffer>;

  beforeEach(async () => {
    ({ accountId: account } = await connect(product));
    ada = await somebody([account]);
    visit = await ada.enter();
    const plain = { width: 90, height: 60, channels: 3, background: '#a33' } as const;
    picture = Buffer.from(await sharp({ create: plain }).png().toBuffer());
  });

  const put = (
    body: Buffer<ArrayBuffer> | string,
    { by = visit, to = account, type = 'image/png' } = {},
  ) =>
    by(`/api/accounts/${to}/profile/picture`, {
      method: 'POST',
      body,
      headers: { 'content-type': type },
    });
  const shown = async (): Promise<string> => (await (await put(picture)).json()).picture;

  test('is answered as WebP of our own making, which a browser may keep', async () => {
    const response = await visit(await shown());
    expect(response.status).toBe(200);
    expect(Object.fromEntries(response.headers)).toMatchObject({
      'content-type': 'image/webp',
      'cache-control': 'private, max-age=31536000, immutable',
      'content-security-policy': "default-src 'none'; sandbox",
      'x-content-type-options': 'nosniff',
    });
    const bytes = Buffer.from(await response.arrayBuffer());
    expect(await sharp(bytes).metadata()).toMatchObject({
      format: 'webp',
      width: 256,
      height: 256,
    });
  });

  test('is shown to the team, and to nobody else', async () => {
    const path = await shown();
    const { accountId: elsewhere } = await connect(product);
    const [leo, eve] = [await somebody([account]), await somebody([elsewhere])];
    const [asLeo, asEve] = [await leo.enter(), await eve.enter()];
    expect((await asLeo(path)).status).toBe(200);
    expect((await asEve(path)).status).toBe(404);
    // Not through her own account either.
    expect((await asEve(path.replace(`/${account}/`, `/${elsewhere}/`))).status).toBe(404);
    expect((await nobody(path)).status).toBe(401);
    expect((await visit(path, { headers: { 'sec-fetch-site': 'cross-site' } })).status).toBe(403);
  });

  test('that was replaced or removed is there for nobody', async () => {
    const first = await shown();
    const second = await shown();
    expect(second).not.toBe(first);
    expect((await visit(first)).status).toBe(404);
    const own = `/api/accounts/${account}/profile/picture`;
    for (let n = 0; n < 2; n++) {
      expect((await visit(own, { method: 'DELETE' })).status).toBe(204);
    }
    expect((await visit(second)).status).toBe(404);
  });

  test.for([
    'x',
    '..%2F..%2Fsecrets.json',
    '%00',
    '%FF',
    `${'a'.repeat(43)}.webp`,
    'a'.repeat(300),
  ])('is not looked for under the name %s: 404', async (name) => {
    expect((await visit(`/api/accounts/${account}/pictures/${name}`)).status).toBe(404);
  });

  test('may have as many bytes as a request on Vercel', async () => {
    const side = 1200;
    const raw = { width: side, height: side, channels: 3 } as const;
    const noise = sharp(randomBytes(side * side * 3), { raw }).png({ compressionLevel: 0 });
    const large = Buffer.from(await noise.toBuffer());
    expect(large.byteLength).toBeGreaterThan(4.1 * 1024 * 1024);
    expect((await put(large)).status).toBe(200);
  });

  test('of more than 4.5 MB is refused with a reason, and the one before stays: 413', async () => {
    const path = await shown();
    const response = await put(Buffer.concat([picture, Buffer.alloc(4.5 * 1024 * 1024)]));
    expect(response.status).toBe(413);
    expect(await response.json()).toMatchObject({
      code: 'too_large',
      message: expect.stringMatching(/4\.5 MB/),
    });
    expect((await visit(path)).status).toBe(200);
  });

  test.for([
    ['a drawing that may hold programs', '<svg xmlns="http://www.w3.org/2000/svg"/>', 'svg'],
    ['a page', '<html><script>alert(1)</script></html>', 'not_an_image'],
    ['half a picture', '\x89PNG\r\n\x1a\n\0\0\0\rIHDR', 'damaged'],
    ['nothing', '', 'not_an_image'],
  ] as const)('is not made of %s, whatever it is called: 422', async ([, text, code]) => {
    const response = await put(Buffer.from(text, 'latin1'));
    expect(response.status).toBe(422);
    const answer = await response.json();
    expect(answer.code).toBe(code);
    expect(answer.message).toMatch(/\.$/);
  });

  test('is nobody else’s to put: signed out 401, elsewhere 404, from another site 403', async () => {
    const { accountId: elsewhere } = await connect(product);
    expect((await put(picture, { by: nobody })).status).toBe(401);
    expect((await put(picture, { to: elsewhere })).status).toBe(404);
    const foreign: Visit = (path, init) =>
      visit(path, { ...init, headers: { 'sec-fetch-site': 'cross-site' } });
    expect((await put(picture, { by: foreign })).status).toBe(403);
    const [row] = await product.sql`select picture from users where id = ${ada.userId}`;
    expect(row?.picture).toBeNull();
  });
});

describe('the accounts of a person', () => {
  const list = async (visit: Visit, account: string) =>
    (await visit(`/api/accounts/${account}/accounts`)).json();

  test('are listed with roles, oldest place first, and no other', async () => {
    const [first, second, other] = [
      await connect(product),
      await connect(product),
      await connect(product),
    ];
    const ada = await somebody([first.accountId, 'administrator'], [second.accountId, 'agent']);
    const visit = await ada.enter();
    const { accounts } = await list(visit, second.accountId);
    expect(accounts).toMatchObject([
      { id: Number(first.accountId), role: 'administrator', open: 0, mine: 0 },
      { id: Number(second.accountId), role: 'agent', open: 0, mine: 0 },
    ]);
    expect((await visit(`/api/accounts/${other.accountId}/accounts`)).status).toBe(404);
    expect((await nobody(`/api/accounts/${first.accountId}/accounts`)).status).toBe(401);
  });

  test('lose one that was closed to them', async () => {
    const [first, second] = [await connect(product), await connect(product)];
    const ada = await somebody([first.accountId], [second.accountId]);
    const visit = await ada.enter();
    await product.sql`
      update members set disabled_at = now()
      where user_id = ${ada.userId} and account_id = ${second.accountId}`;
    const { accounts } = await list(visit, first.accountId);
    expect(accounts.map(({ id }: { id: number }) => id)).toEqual([Number(first.accountId)]);
  });
});
