import { isIP } from 'node:net';
import type { HttpBindings } from '@hono/node-server';
import type { Context } from 'hono';
import { bodyLimit } from 'hono/body-limit';
import type { Broker } from '../broker.ts';
import type { Draft } from '../message.ts';
import type { Schedules } from '../schedules.ts';
import type { SigningKeys } from '../signature.ts';

export type Env = { Bindings: HttpBindings };

/** What the endpoints work on. */
export type Parts = {
  readonly broker: Broker;
  readonly schedules: Schedules;
  readonly keys: SigningKeys;
};

export const MESSAGE_BYTES = 1024 * 1024;

/** Answers 413 to a body of more than `maxSize` bytes. */
export const atMost = (maxSize: number) =>
  bodyLimit({
    maxSize,
    onError: (c) => c.json({ error: `message larger than ${maxSize} bytes` }, 413),
  });

export const missing = (c: Context<Env>, what: string) =>
  c.json({ error: `${what} ${c.req.param('id')} not found` }, 404);

export const queryOf = (c: Context<Env>) => new URL(c.req.url).searchParams;

export function callerIp(c: Context<Env>): string {
  const address = c.env.incoming.socket.remoteAddress ?? '';
  return isIP(address) ? address : '127.0.0.1';
}

/** The destination is everything behind the prefix, as it was sent, with its query string. */
export async function draftOf(c: Context<Env>, prefix: string): Promise<Draft> {
  const { pathname, search } = new URL(c.req.url);
  return {
    destination: pathname.slice(prefix.length) + search,
    headers: c.req.raw.headers,
    body: Buffer.from(await c.req.arrayBuffer()),
    callerIp: callerIp(c),
  };
}
