import { createHmac } from 'node:crypto';

const unicodeEscape = (unit: string) => `\\u${unit.charCodeAt(0).toString(16).padStart(4, '0')}`;

/**
 * JSON as Meta puts it on the wire: compact, every UTF-16 code unit from U+0080 up written as
 * lower-case `\uXXXX`, `/` as `\/` (FACTS §2.2).
 */
export const toWire = (value: unknown): string =>
  JSON.stringify(value)
    .replace(/[\u0080-\uffff]/g, unicodeEscape)
    .replaceAll('/', '\\/');

const hmac = (algorithm: 'sha1' | 'sha256', secret: string, body: string) =>
  `${algorithm}=${createHmac(algorithm, secret).update(body).digest('hex')}`;

/** Both signature headers, over the exact bytes that go out. Flow A signs with the Instagram app's secret. */
export const signatures = (body: string, secret: string) => ({
  'x-hub-signature': hmac('sha1', secret, body),
  'x-hub-signature-256': hmac('sha256', secret, body),
});

/** Times in Graph answers look like 2026-11-20T10:15:00+0000 (FACTS §3.6). */
export const graphTime = (ms: number) => `${new Date(ms).toISOString().slice(0, 19)}+0000`;
