import { createHmac } from 'node:crypto';
import type { Hono } from 'hono';
import type { Sim } from './sim.ts';
import type { Asset } from './state.ts';

/** Nobody publishes a lifetime; the field reports days to a week (FACTS §5). */
const LIFETIME = 7 * 86_400_000;

const sign = (sim: Sim, id: string, expires: string) =>
  createHmac('sha256', sim.store.state.pictureKey).update(`${id} ${expires}`).digest('base64url');

/** A fresh signed address; it dies after `lifetime` ms, however long the file is there. */
export function assetUrl(sim: Sim, id: string, lifetime = LIFETIME): string {
  const expires = Math.floor((sim.now() + lifetime) / 1000).toString(16);
  const query = new URLSearchParams({ asset_id: id, oe: expires });
  query.set('signature', sign(sim, id, expires));
  return `${sim.origin()}/cdn/ig_messaging_cdn/?${query}`;
}

/** Meta's CDN: no token, 403 for an address that has expired, 404 for what is gone (FACTS §5). */
export function serveAssets(app: Hono, sim: Sim): void {
  app.get('/cdn/ig_messaging_cdn/', async (c) => {
    const { asset_id: id = '', oe: expires = '', signature } = c.req.query();
    if (signature !== sign(sim, id, expires)) return c.text('Bad URL hash', 403);
    if (Number.parseInt(expires, 16) * 1000 < sim.now())
      return c.text('URL signature expired', 403);
    const asset = sim.assets.find(id);
    if (!asset || isGone(sim, asset)) return c.text('Not Found', 404);
    return part(await sim.assets.bytesOf(asset), asset.type, c.req.header('range'));
  });
}

const isGone = (sim: Sim, asset: Asset) =>
  asset.deletedAt !== null || (asset.endsAt !== null && asset.endsAt <= sim.now());

function part(bytes: Uint8Array<ArrayBuffer>, type: string, range: string | undefined): Response {
  const headers = {
    'content-type': type,
    'accept-ranges': 'bytes',
    'cache-control': 'private, max-age=3600',
    'cross-origin-resource-policy': 'cross-origin',
    'x-content-type-options': 'nosniff',
  };
  const [, from, to] = /^bytes=(\d*)-(\d*)$/.exec(range ?? '') ?? [];
  if (from === undefined || (!from && !to)) return new Response(bytes, { headers });
  const size = bytes.byteLength;
  const start = from ? Number(from) : Math.max(0, size - Number(to));
  const end = from && to ? Math.min(Number(to), size - 1) : size - 1;
  if (start > end) {
    return new Response(null, { status: 416, headers: { 'content-range': `bytes */${size}` } });
  }
  return new Response(bytes.slice(start, end + 1), {
    status: 206,
    headers: { ...headers, 'content-range': `bytes ${start}-${end}/${size}` },
  });
}
