import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, extname, join } from 'node:path';
import type { Hono } from 'hono';

const TYPES: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.svg': 'image/svg+xml',
  '.woff2': 'font/woff2',
};

const POLICY = [
  "default-src 'none'",
  "script-src 'self'",
  "style-src 'self'",
  "img-src 'self'",
  "media-src 'self'",
  "font-src 'self'",
  "connect-src 'self'",
  "base-uri 'none'",
  "form-action 'none'",
  "frame-ancestors 'none'",
].join('; ');

const folder = join(import.meta.dirname, 'phone');
const font = join(
  dirname(createRequire(import.meta.url).resolve('geist/font')),
  'fonts/geist-sans/Geist-Variable.woff2',
);

/** The customer's phone at `/`, and its files under `/phone`. */
export function servePhone(app: Hono): void {
  app.get('/', () => file(join(folder, 'index.html')));
  app.get('/phone/:name{[a-z-]+\\.(?:js|css|svg)}', (c) => file(join(folder, c.req.param('name'))));
  app.get('/phone/geist.woff2', () => file(font));
}

function file(path: string): Response {
  let content: Uint8Array<ArrayBuffer>;
  try {
    content = new Uint8Array(readFileSync(path));
  } catch {
    return new Response('Not here.', { status: 404 });
  }
  return new Response(content, {
    headers: {
      'content-type': TYPES[extname(path)] ?? 'application/octet-stream',
      'cache-control': 'no-cache',
      'content-security-policy': POLICY,
      'referrer-policy': 'no-referrer',
      'x-content-type-options': 'nosniff',
    },
  });
}
