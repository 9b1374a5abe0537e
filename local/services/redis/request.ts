import type { IncomingMessage } from 'node:http';
import { z } from 'zod';
import { type Bytes, toBytes } from './bytes.ts';
import type { Call } from './execute.ts';
import { RedisError } from './reply.ts';

const LARGEST_BODY = 10 * 1024 * 1024;

const word = z.union([z.string(), z.number(), z.boolean(), z.null()]);
const call = z.array(word.transform((value) => toBytes(String(value)))).min(1);
const calls = z.array(call).min(1);

/** The raw body. Throws RedisError over 10 MB, and whatever the stream throws when it breaks off. */
export const readBody = async (request: IncomingMessage): Promise<Buffer> => {
  const chunks: Buffer[] = [];
  let size = 0;
  for await (const chunk of request) {
    size += chunk.length;
    // Read to its end all the same: a client that is still sending would not see the answer.
    if (size <= LARGEST_BODY) chunks.push(chunk);
  }
  if (size <= LARGEST_BODY) return Buffer.concat(chunks);
  throw new RedisError(`ERR max request size exceeded. Limit: ${LARGEST_BODY} bytes`);
};

/** `["SET", "key", 1]` */
export const parseCall = (body: Buffer): Call => parse(body, call, 'a command');

/** `[["SET", "key", 1], ["GET", "key"]]` */
export const parseCalls = (body: Buffer): Call[] => parse(body, calls, 'a list of commands');

const parse = <T>(body: Buffer, schema: z.ZodType<T>, what: string): T => {
  const parsed = schema.safeParse(parseJson(body));
  if (parsed.success) return parsed.data;
  throw new RedisError(`ERR failed to parse ${what}: expected a JSON array of them`);
};

const parseJson = (body: Buffer): unknown => {
  try {
    return JSON.parse(body.toString('utf8'));
  } catch {
    return undefined;
  }
};

/** The path's pieces, percent-decoded to bytes: `/set/a%20b` is `['set', 'a b']`. */
export const pathWords = (url: URL): Bytes[] =>
  url.pathname
    .split('/')
    .filter((piece) => piece !== '')
    .map((piece) =>
      piece.replace(/%([0-9a-f]{2})/gi, (_, hex: string) =>
        String.fromCharCode(Number(`0x${hex}`)),
      ),
    );

/** `POST /set/key?EX=100` with the value as body is `SET key value EX 100`. */
export const pathCall = (url: URL, body: Buffer): Call => [
  ...pathWords(url),
  ...(body.length > 0 ? [body.toString('latin1')] : []),
  ...[...url.searchParams]
    .filter(([name]) => name !== '_token')
    .flatMap(([name, value]) => (value === '' ? [name] : [name, value]))
    .map(toBytes),
];
