import { createHmac } from 'node:crypto';
import type { Context } from 'hono';
import { Hono } from 'hono';
import { listen } from './qstash/listen.ts';

type Kept = { readonly bytes: ArrayBuffer; readonly type: string; readonly at: string };

/**
 * A private store of Vercel Blob, in memory, for as much of its HTTP API as the SDK uses to put, head, read and delete
 * one file. Everything wants the store's token, as `VERCEL_BLOB_API_URL` and `BLOB_READ_WRITE_TOKEN` give them.
 * Source: https://vercel.com/docs/vercel-blob and the requests of @vercel/blob 2.8.
 */
export async function startBlob({
  token,
}: {
  readonly token: string;
}): Promise<{ readonly url: string; stop(): Promise<void> }> {
  const files = new Map<string, Kept>();
  const server = await listen('Blob', createBlobApp(files, token));
  return { url: server.url, stop: server.stop };
}

function createBlobApp(files: Map<string, Kept>, token: string) {
  const app = new Hono();
  app.use(async (c, next) => {
    if (c.req.method === 'OPTIONS') return c.body(null, 204, CROSS_ORIGIN);
    const given = c.req.header('authorization')?.replace(/^Bearer /, '') ?? '';
    if (given === token) return next();
    const limits = c.req.method === 'PUT' ? readClientToken(given, token) : null;
    if (!limits || !admits(limits, c)) return refusal(c, 403, 'forbidden');
    await next();
    for (const [name, value] of Object.entries(CROSS_ORIGIN)) c.header(name, value);
  });

  app.put('/', async (c) => {
    const pathname = c.req.query('pathname') ?? '';
    if (c.req.header('x-vercel-blob-access') !== 'private') return refusal(c, 400, 'bad_request');
    const mayReplace = c.req.header('x-allow-overwrite') === '1';
    if (files.has(pathname) && !mayReplace) return refusal(c, 400, 'bad_request');
    files.set(pathname, {
      bytes: await c.req.arrayBuffer(),
      type: c.req.header('x-content-type') ?? 'application/octet-stream',
      at: new Date().toISOString(),
    });
    return c.json(described(c, pathname, files.get(pathname)));
  });

  app.get('/', (c) => {
    const pathname = c.req.query('url') ?? '';
    const file = files.get(pathname);
    return file ? c.json(described(c, pathname, file)) : refusal(c, 404, 'not_found');
  });

  app.get('/files/*', (c) => {
    const file = files.get(c.req.path.slice('/files/'.length));
    if (!file) return c.notFound();
    const [, from, to] = /^bytes=(\d+)-(\d+)$/.exec(c.req.header('range') ?? '') ?? [];
    const isPart = from !== undefined;
    const bytes = isPart ? file.bytes.slice(Number(from), Number(to) + 1) : file.bytes;
    return c.body(bytes, isPart ? 206 : 200, { 'content-type': file.type });
  });

  app.post('/delete', async (c) => {
    const { urls } = (await c.req.json()) as { readonly urls: readonly string[] };
    for (const pathname of urls) files.delete(pathname);
    return c.json(null);
  });
  return app;
}

/** Browsers bring files from other origins. */
const CROSS_ORIGIN = {
  'access-control-allow-origin': '*',
  'access-control-allow-methods': 'PUT',
  'access-control-allow-headers': '*',
};

type Limits = {
  readonly pathname?: string;
  readonly maximumSizeInBytes?: number;
  readonly validUntil?: number;
};

/** `vercel_blob_client_<store>_<base64 of HMAC.base64 of JSON>`, as the SDK makes it for one file of a browser. */
function readClientToken(given: string, token: string): Limits | null {
  const packed = /^vercel_blob_client_[^_]+_(.+)$/.exec(given)?.[1];
  const [seal, payload = ''] = Buffer.from(packed ?? '', 'base64')
    .toString()
    .split('.');
  const expected = createHmac('sha256', token).update(payload).digest('hex');
  return seal === expected ? JSON.parse(Buffer.from(payload, 'base64').toString()) : null;
}

function admits({ pathname, maximumSizeInBytes, validUntil = 0 }: Limits, c: Context): boolean {
  const size = Number(c.req.header('content-length') ?? Number.POSITIVE_INFINITY);
  return (
    pathname === c.req.query('pathname') &&
    size <= (maximumSizeInBytes ?? Number.POSITIVE_INFINITY) &&
    validUntil > Date.now()
  );
}

function described(c: Context, pathname: string, file: Kept | undefined) {
  const url = new URL(`/files/${pathname}`, c.req.url).href;
  return {
    url,
    downloadUrl: `${url}?download=1`,
    pathname,
    size: file?.bytes.byteLength,
    contentType: file?.type,
    contentDisposition: 'inline',
    cacheControl: 'private, max-age=2592000',
    uploadedAt: file?.at,
    etag: `"${file?.at}"`,
  };
}

const refusal = (c: Context, status: 400 | 403 | 404, code: string) =>
  c.json({ error: { code, message: code } }, status);
