import { createHash, timingSafeEqual } from 'node:crypto';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { toText } from './bytes.ts';
import type { Database } from './commands/command.ts';
import { execute, transact } from './execute.ts';
import { type Encoding, encode, RedisError, type Reply } from './reply.ts';
import { parseCall, parseCalls, pathCall, pathWords, readBody } from './request.ts';
import { openStream } from './stream.ts';

type Served = {
  readonly database: Database;
  readonly token: string;
  /** The subscriptions that are open. */
  readonly streams: Set<ServerResponse>;
};

/** One request of the Upstash Redis REST API (https://upstash.com/docs/redis/features/restapi). */
export const answer = async (
  request: IncomingMessage,
  response: ServerResponse,
  { database, token, streams }: Served,
): Promise<void> => {
  if (!['GET', 'HEAD', 'POST', 'PUT'].includes(request.method ?? '')) {
    send(response, 405, { error: 'ERR method not allowed' });
    return;
  }
  const url = new URL(`http://localhost${request.url}`);
  if (!isAuthorized(request, url, token)) {
    send(response, 401, { error: 'WRONGPASS invalid or missing auth token' });
    return;
  }

  const subscription = subscriptionOf(request, url);
  if (subscription) {
    request.resume();
    streams.add(response);
    response.on('close', () => streams.delete(response));
    openStream(response, database.pubsub, subscription);
    return;
  }

  try {
    const body = await readBody(request);
    const encoding = request.headers['upstash-encoding'] === 'base64' ? 'base64' : 'text';
    respond(response, perform(database, url, body), encoding);
  } catch (error) {
    if (!(error instanceof RedisError)) throw error;
    send(response, 400, { error: error.message });
  }
};

/** `Authorization: Bearer <token>`, or `?_token=<token>`. */
const isAuthorized = (request: IncomingMessage, url: URL, token: string): boolean => {
  const [, bearer] = /^Bearer (.*)$/i.exec(request.headers.authorization ?? '') ?? [];
  const given = bearer ?? url.searchParams.get('_token') ?? '';
  return timingSafeEqual(digest(given), digest(token));
};

const digest = (text: string): Buffer => createHash('sha256').update(text).digest();

const subscriptionOf = (request: IncomingMessage, url: URL) => {
  const [command = '', ...names] = pathWords(url);
  const kind = command.toLowerCase();
  if (!request.headers.accept?.includes('text/event-stream') || names.length === 0) return;
  if (kind !== 'subscribe' && kind !== 'psubscribe') return;
  return { kind, names: [...new Set(names)] } as const;
};

type Outcome = { readonly single: Reply } | { readonly batch: readonly Reply[] };

const perform = (database: Database, url: URL, body: Buffer): Outcome => {
  switch (url.pathname) {
    case '/':
      return { single: execute(database, parseCall(body)) };
    case '/pipeline':
      return { batch: parseCalls(body).map((call) => execute(database, call)) };
    case '/multi-exec':
      return { batch: transact(database, parseCalls(body)) };
    default:
      return { single: execute(database, pathCall(url, body)) };
  }
};

const respond = (response: ServerResponse, outcome: Outcome, encoding: Encoding): void => {
  if ('single' in outcome) {
    const status = outcome.single instanceof RedisError ? 400 : 200;
    send(response, status, present(outcome.single, encoding));
  } else {
    send(
      response,
      200,
      outcome.batch.map((reply) => present(reply, encoding)),
    );
  }
};

const present = (reply: Reply, encoding: Encoding) =>
  reply instanceof RedisError
    ? { error: toText(reply.message) }
    : { result: encode(reply, encoding) };

const send = (response: ServerResponse, status: number, body: unknown): void => {
  response.writeHead(status, { 'content-type': 'application/json' });
  response.end(JSON.stringify(body));
};
