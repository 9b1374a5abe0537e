import 'server-only';
import { createHmac, timingSafeEqual } from 'node:crypto';
import { id, type Json, member, parseLossless } from './json';

export type SignedRequest = { readonly userId: string };

/**
 * Meta's `signed_request`: `<signature>.<payload>` in base64url, the signature over the payload's characters
 * (FACTS.md §1.7). Null unless one of the secrets proves it, in constant time.
 */
export function readSignedRequest(value: string, secrets: readonly string[]): SignedRequest | null {
  const [given = '', payload = '', rest] = value.split('.');
  if (rest !== undefined || !isBase64Url(given) || !isBase64Url(payload)) return null;
  const signature = Buffer.from(given, 'base64url');
  if (signature.length !== 32) return null;
  const proven = secrets
    .map((secret) => createHmac('sha256', secret).update(payload).digest())
    .reduce((found, expected) => timingSafeEqual(expected, signature) || found, false);
  return proven ? read(Buffer.from(payload, 'base64url').toString('utf8')) : null;
}

const isBase64Url = (text: string) => /^[\w-]{1,8000}$/.test(text);

function read(text: string): SignedRequest | null {
  try {
    const body: Json = parseLossless(text);
    const algorithm = id(member(body, 'algorithm'));
    const userId = id(member(body, 'user_id'));
    return algorithm === 'HMAC-SHA256' && userId ? { userId } : null;
  } catch {
    return null;
  }
}
