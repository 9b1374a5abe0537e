import 'server-only';
import { env } from '@/lib/platform/env';

/** Where people's pictures come from: Meta's own hosts, and wherever the Graph API is said to be. */
const PICTURES = [
  'https://*.cdninstagram.com',
  'https://*.fbcdn.net',
  'https://lookaside.fbsbx.com',
  new URL(env.INSTAGRAM_GRAPH_URL).origin,
];

export function contentSecurityPolicy(nonce: string): string {
  const development = env.NODE_ENV === 'development';
  const script = `'self' 'nonce-${nonce}' 'strict-dynamic'${development ? " 'unsafe-eval'" : ''}`;
  return [
    "default-src 'self'",
    `script-src ${script}`,
    "style-src 'self' 'unsafe-inline'",
    `img-src 'self' data: blob: ${PICTURES.join(' ')}`,
    "font-src 'self'",
    `connect-src 'self'${development ? ' ws:' : ''}`,
    "object-src 'none'",
    "base-uri 'none'",
    "form-action 'self'",
    "frame-ancestors 'none'",
  ].join('; ');
}
