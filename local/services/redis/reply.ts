import { type Bytes, toText } from './bytes.ts';

/** An error in Redis's words: a code in capitals, then the sentence. */
export class RedisError extends Error {}

/** A status is Redis's own word ("OK"), told apart from a stored string that happens to say the same. */
export type Status = { readonly status: string };

export type Reply = null | number | Bytes | Status | RedisError | readonly Reply[];

export type Encoding = 'text' | 'base64';

type Json = null | number | string | readonly Json[];

export const OK: Status = { status: 'OK' };

/** What the REST API puts under `result` (https://upstash.com/docs/redis/features/restapi). */
export const encode = (reply: Reply, encoding: Encoding): Json =>
  // The client reads this one status, and only outside of arrays, as it stands.
  encoding === 'base64' && isStatus(reply) && reply.status === 'OK'
    ? reply.status
    : encodeWithin(reply, encoding);

export const isStatus = (reply: Reply): reply is Status =>
  typeof reply === 'object' && reply !== null && 'status' in reply;

const encodeWithin = (reply: Reply, encoding: Encoding): Json => {
  if (reply === null || typeof reply === 'number') return reply;
  if (typeof reply === 'string') return encodeBytes(reply, encoding);
  if (reply instanceof RedisError) return encodeBytes(reply.message, encoding);
  if (isStatus(reply)) return encodeBytes(reply.status, encoding);
  return reply.map((item) => encodeWithin(item, encoding));
};

const encodeBytes = (bytes: Bytes, encoding: Encoding): string =>
  encoding === 'base64' ? Buffer.from(bytes, 'latin1').toString('base64') : toText(bytes);
