import { createHmac } from 'node:crypto';
import type { Hono } from 'hono';
import sharp from 'sharp';
import { portrait } from './portraits/portrait.ts';
import type { Sim } from './sim.ts';

const DAY = 86_400_000;
/** A profile call's picture address dies within days (FACTS §3.5). */
const LIFETIME = 4 * DAY;

const sign = (sim: Sim, id: string, expires: string) =>
  createHmac('sha256', sim.store.state.pictureKey)
    .update(`${id}:${expires}`)
    .digest('base64url')
    .slice(0, 32);

/** A signed CDN address that expires after `lifetime` ms; null for people without a picture. */
export function pictureUrl(
  sim: Sim,
  of: { id: string; look: string | null },
  lifetime = LIFETIME,
): string | null {
  if (of.look === null) return null;
  const expires = Math.floor((sim.now() + lifetime) / 1000).toString(16);
  const query = new URLSearchParams({ stp: 'dst-png_s320x320', oe: expires });
  query.set('oh', sign(sim, of.id, expires));
  return `${sim.origin()}/cdn/v/t51.2885-19/${of.id}_n.png?${query}`;
}

/** The same without the origin, for our own page. */
export const picturePath = (sim: Sim, of: { id: string; look: string | null }) =>
  pictureUrl(sim, of)?.slice(sim.origin().length) ?? null;

/** The same people look the same in every simulator of this process. */
const drawn = new Map<string, Promise<Uint8Array<ArrayBuffer>>>();

/** `/cdn`: real PNG files under signed addresses; 403 once expired, as Meta's CDN answers (FACTS §5). */
export function servePictures(app: Hono, sim: Sim): void {
  app.get('/cdn/v/t51.2885-19/:file', async (c) => {
    const id = c.req.param('file').replace(/_n\.png$/, '');
    const expires = c.req.query('oe') ?? '';
    if (c.req.query('oh') !== sign(sim, id, expires)) return c.text('Bad URL hash', 403);
    if (Number.parseInt(expires, 16) * 1000 < sim.now())
      return c.text('URL signature expired', 403);
    const sitter = [...sim.store.state.accounts, ...sim.store.state.customers].find(
      (candidate) => candidate.externalId === id,
    );
    if (!sitter?.look) return c.notFound();
    const key = `${sitter.username} ${sitter.look}`;
    const picture = drawn.get(key) ?? paint(sitter.username, sitter.look);
    drawn.set(key, picture);
    return c.body(await picture, 200, {
      'content-type': 'image/png',
      'cache-control': 'private, max-age=86400',
      'cross-origin-resource-policy': 'cross-origin',
    });
  });
}

const paint = async (seed: string, look: string) =>
  new Uint8Array(
    await sharp(Buffer.from(portrait(seed, look)), { density: 96 })
      .png({ palette: true })
      .toBuffer(),
  );
