import { SignJWT } from 'jose';
import { sha256 } from './doors.ts';
import type { RunningProduct } from './product.ts';

type Signed = Pick<RunningProduct, 'url' | 'environment'>;

/** QStash's signature over a job's body, by one of the product's own keys or by any other word. */
export const queueSignature = (
  { url, environment }: Signed,
  job: string,
  body: string,
  key = 'QSTASH_CURRENT_SIGNING_KEY',
): Promise<string> =>
  new SignJWT({ body: Buffer.from(sha256(body), 'hex').toString('base64url') })
    .setProtectedHeader({ alg: 'HS256' })
    .setIssuer('Upstash')
    .setSubject(`${url}/api/jobs/${job}`)
    .setIssuedAt()
    .setNotBefore('-1s')
    .setExpirationTime('5m')
    .sign(new TextEncoder().encode(environment[key] ?? key));
