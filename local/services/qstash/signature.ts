import { createHash, randomBytes, randomUUID } from 'node:crypto';
import { SignJWT } from 'jose';

const LIFETIME_S = 300;

/**
 * The two signing keys. Receivers accept both, so that the current one can be retired at any time.
 * Source: https://upstash.com/docs/qstash/howto/roll-signing-keys
 */
export class SigningKeys {
  current: string;
  next: string;

  constructor(current: string, next: string) {
    this.current = current;
    this.next = next;
  }

  /** The next key becomes the current one, and a new next key is made. */
  rotate(): void {
    this.current = this.next;
    this.next = `sig_${randomBytes(24).toString('base64url')}`;
  }

  /**
   * The `Upstash-Signature` of a delivery: a JWT that binds the destination and the body's bytes.
   * `now` in Unix milliseconds. Source: https://upstash.com/docs/qstash/howto/signature
   */
  sign(url: string, body: Buffer, now: number): Promise<string> {
    const seconds = Math.floor(now / 1000);
    return new SignJWT({ body: createHash('sha256').update(body).digest('base64url') })
      .setProtectedHeader({ alg: 'HS256', typ: 'JWT' })
      .setIssuer('Upstash')
      .setSubject(url)
      .setIssuedAt(seconds)
      .setNotBefore(seconds)
      .setExpirationTime(seconds + LIFETIME_S)
      .setJti(`jwt_${randomUUID()}`)
      .sign(new TextEncoder().encode(this.current));
  }
}
