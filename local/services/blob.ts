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
    if (c.req.header('authorization') === `Bearer ${token}`) return next();
    return refusal(c, 403, 'forbidden');
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
    return file ? c.body(file.bytes, 200, { 'content-type': file.type }) : c.notFound();
  });

  app.post('/delete', async (c) => {
    const { urls } = (await c.req.json()) as { readonly urls: readonly string[] };
    for (const pathname of urls) files.delete(pathname);
    return c.json(null);
  });
  return app;
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
