import 'server-only';
import { env } from '@/lib/platform/env';
import { SECURE } from './origin';

/** Where people's pictures come from: Meta's own hosts, and wherever the Graph API is said to be. */
const PICTURES = [
  'https://*.cdninstagram.com',
  'https://*.fbcdn.net',
  'https://lookaside.fbsbx.com',
  new URL(env.INSTAGRAM_GRAPH_URL).origin,
];

/** Where a browser may bring files, beside to us. */
const UPLOADS = env.BLOB_READ_WRITE_TOKEN ? ` ${new URL(env.VERCEL_BLOB_API_URL).origin}` : '';

/**
 * What sonner puts into the page by itself and can't give a nonce to, first empty and then filled. A test holds the
 * second to the installed version.
 */
const TOASTER_STYLES = [
  "'sha256-47DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hSuFU='",
  "'sha256-StEaX+se6YS7pqjzrzMIA0KaX9zF/8zAhvQXZAe5epY='",
].join(' ');

/** Style attributes stay allowed: React writes widths and places into them, and they can load or run nothing. */
export function contentSecurityPolicy(nonce: string): string {
  const development = env.NODE_ENV === 'development';
  const ours = `'self' 'nonce-${nonce}'`;
  return [
    "default-src 'self'",
    `script-src ${ours} 'strict-dynamic'${development ? " 'unsafe-eval'" : ''}`,
    `style-src ${development ? "'self' 'unsafe-inline'" : `${ours} ${TOASTER_STYLES}`}`,
    "style-src-attr 'unsafe-inline'",
    `img-src 'self' data: blob: ${PICTURES.join(' ')}`,
    // blob: is what is about to be sent, from the browser's own memory.
    "media-src 'self' blob:",
    "font-src 'self'",
    `connect-src 'self' blob:${UPLOADS}${development ? ' ws:' : ''}`,
    "object-src 'none'",
    "base-uri 'none'",
    "form-action 'self'",
    "frame-ancestors 'none'",
    ...(SECURE ? ['upgrade-insecure-requests'] : []),
  ].join('; ');
}
