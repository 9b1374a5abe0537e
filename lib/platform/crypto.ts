import 'server-only';
import {
  createCipheriv,
  createDecipheriv,
  createHash,
  createHmac,
  hkdfSync,
  randomBytes,
  timingSafeEqual,
} from 'node:crypto';
import { env } from './env';

const KEYS = new Map(
  env.ENCRYPTION_KEYS.split(',').map((pair) => {
    const [kid = '', key = ''] = pair.split(':');
    return [kid, Buffer.from(key, 'base64')];
  }),
);
const [[CURRENT_KID, CURRENT_KEY] = ['', Buffer.alloc(0)]] = KEYS;

/** Where a secret lives: table, column and external id. A value moved elsewhere does not decrypt. */
export type SecretPlace = readonly [table: string, column: string, externalId: string];

/** AES-256-GCM as `enc:v1:<kid>:<base64url of nonce, tag and text>`. */
export function encrypt(plain: string, place: SecretPlace): string {
  const nonce = randomBytes(12);
  const cipher = createCipheriv('aes-256-gcm', CURRENT_KEY, nonce).setAAD(bound(place));
  const sealed = Buffer.concat([cipher.update(plain, 'utf8'), cipher.final()]);
  const value = Buffer.concat([nonce, cipher.getAuthTag(), sealed]).toString('base64url');
  return `enc:v1:${CURRENT_KID}:${value}`;
}

/** Throws when the value is malformed, its key is unknown, or it was written for another place. */
export function decrypt(stored: string, place: SecretPlace): string {
  const [, , kid = '', value = ''] = stored.split(':');
  const key = KEYS.get(kid);
  if (!stored.startsWith('enc:v1:') || !key) throw new Error('a secret has an unknown form or key');

  const bytes = Buffer.from(value, 'base64url');
  const decipher = createDecipheriv('aes-256-gcm', key, bytes.subarray(0, 12), {
    authTagLength: 16,
  })
    .setAAD(bound(place))
    .setAuthTag(bytes.subarray(12, 28));
  return Buffer.concat([decipher.update(bytes.subarray(28)), decipher.final()]).toString('utf8');
}

const bound = (place: SecretPlace) => Buffer.from(JSON.stringify(place));

/** An HMAC-SHA256 for one purpose, with the current key. */
export const seal = (purpose: string, data: string): string => sealWith(CURRENT_KEY, purpose, data);

/** Whether a seal was made for this purpose, with any key that there is. */
export const isSealed = (purpose: string, data: string, given: string): boolean =>
  [...KEYS.values()].some((key) => sameSecret(sealWith(key, purpose, data), given));

/** Each purpose has a key of its own (RFC 5869), so that a seal for one is worth nothing for another. */
function sealWith(key: Buffer, purpose: string, data: string): string {
  const own = Buffer.from(hkdfSync('sha256', key, '', `parley ${purpose}`, 32));
  return createHmac('sha256', own).update(data).digest('base64url');
}

export const sha256 = (data: string | Uint8Array): string =>
  createHash('sha256').update(data).digest('hex');

/** The same UUID for the same words (version 8, RFC 9562 §5.8). */
export function uuidOf(words: string): string {
  const bytes = createHash('sha256').update(words).digest().subarray(0, 16);
  bytes.writeUInt8((bytes.readUInt8(6) & 0x0f) | 0x80, 6);
  bytes.writeUInt8((bytes.readUInt8(8) & 0x3f) | 0x80, 8);
  return bytes.toString('hex').replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, '$1-$2-$3-$4-$5');
}

/** Compares in constant time, whatever the lengths. */
export const sameSecret = (a: string, b: string): boolean =>
  timingSafeEqual(createHash('sha256').update(a).digest(), createHash('sha256').update(b).digest());
