import { isAscii } from 'node:buffer';
import { createHmac, timingSafeEqual } from 'node:crypto';

/**
 * `X-Hub-Signature-256` over the raw bytes, in constant time, against every secret that can apply.
 * Meta signs its escaped form; a body that was unescaped on the way is tried in that form too (FACTS.md §2.2).
 */
export function verifySignature(
  body: Uint8Array,
  header: string | null,
  secrets: readonly string[],
): boolean {
  const given = /^sha256=([0-9a-f]{64})$/i.exec(header ?? '')?.[1];
  if (!given) return false;

  const signature = Buffer.from(given, 'hex');
  const forms = isAscii(body) ? [body] : [body, Buffer.from(escaped(body))];
  return secrets
    .flatMap((secret) => forms.map((form) => createHmac('sha256', secret).update(form).digest()))
    .reduce((found, expected) => timingSafeEqual(expected, signature) || found, false);
}

const escaped = (body: Uint8Array) =>
  Buffer.from(body)
    .toString('utf8')
    .replace(/[\u0080-\uffff]/g, (unit) => `\\u${unit.charCodeAt(0).toString(16).padStart(4, '0')}`)
    .replace(/(?<!\\)\//g, '\\/');
