import { mkdtemp, rm } from 'node:fs/promises';
import {
  createServer,
  type IncomingHttpHeaders,
  type IncomingMessage,
  type ServerResponse,
} from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { onTestFinished, vi } from 'vitest';
import { type Meta, type MetaOptions, startMeta } from '../../../local/meta/server.ts';

export const APP = {
  id: '942716305518827',
  secret: 'f1d2d2f924e986ac86fdf7b36c94bcdf',
  verifyToken: 'a verify token',
};

export type Post = { readonly headers: IncomingHttpHeaders; readonly body: string };

type WebhookAnswer = number | 'hang up';

/** Stands where the product's webhook would be: keeps what is posted, answers what it is told to. */
export async function listenForWebhooks() {
  const posts: Post[] = [];
  const answers: WebhookAnswer[] = [];
  const handshakes: Record<string, string>[] = [];
  let otherwise: WebhookAnswer = 200;
  let refuses = false;
  let held: Promise<void> | undefined;
  const server = createServer(async (request, response) => {
    if (request.method === 'GET') {
      handshakes.push(Object.fromEntries(queryOf(request)));
      return shakeHands(request, response, refuses);
    }
    posts.push({ headers: request.headers, body: await bodyOf(request) });
    const waiting = held;
    held = undefined;
    await waiting;
    const answer = answers.shift() ?? otherwise;
    if (answer === 'hang up') request.socket.destroy();
    else response.writeHead(answer).end();
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  onTestFinished(() => {
    server.closeAllConnections();
    server.close();
  });
  const address = server.address();
  const port = typeof address === 'object' && address ? address.port : 0;
  return {
    url: `http://127.0.0.1:${port}/webhooks/instagram`,
    posts,
    answers,
    handshakes,
    /** What every post is answered with that `answers` has nothing for. */
    answerWith: (answer: WebhookAnswer) => {
      otherwise = answer;
    },
    /** Lets the next post wait for its answer until the returned function is called. */
    holdNext: () => {
      const { promise, resolve } = Promise.withResolvers<void>();
      held = promise;
      return resolve;
    },
    refuseHandshakes: (on: boolean) => {
      refuses = on;
    },
    /** Waits until this many posts have come. */
    received: (count: number) =>
      vi.waitFor(
        () => {
          if (posts.length < count) throw new Error(`${posts.length} of ${count} posts`);
          return posts;
        },
        { timeout: 15_000, interval: 10 },
      ),
  };
}

async function bodyOf(request: IncomingMessage): Promise<string> {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(chunk);
  return Buffer.concat(chunks).toString('latin1');
}

const queryOf = (request: IncomingMessage) =>
  new URL(request.url ?? '', 'http://product').searchParams;

function shakeHands(request: IncomingMessage, response: ServerResponse, refuses: boolean): void {
  const query = queryOf(request);
  const mine =
    !refuses &&
    query.get('hub.mode') === 'subscribe' &&
    query.get('hub.verify_token') === APP.verifyToken;
  response.writeHead(mine ? 200 : 403).end(mine ? query.get('hub.challenge') : 'no');
}

export async function emptyFolder(): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'parley-meta-'));
  onTestFinished(() => rm(folder, { recursive: true, force: true }));
  return folder;
}

type Changes = Partial<Pick<MetaOptions, 'now' | 'stateFile' | 'webhookUrl' | 'app'>>;

/** A simulator of its own for one test, with a webhook receiver, ended with the test. */
export async function stage(changes: Changes = {}) {
  const webhooks = await listenForWebhooks();
  const meta = await startMeta({
    stateFile: join(await emptyFolder(), 'meta.json'),
    app: APP,
    webhookUrl: webhooks.url,
    ...changes,
  });
  onTestFinished(() => meta.stop());
  return { meta, webhooks, ...callers(meta) };
}

/** Plain HTTP, as an outsider would speak it. */
export function callers(meta: Meta) {
  const world = meta.world();
  const token = world.account.accessToken;
  const json = (value: unknown, method: string) => ({
    method,
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(value),
  });
  const graph = async (path: string, init: RequestInit = {}) => {
    const response = await fetch(`${meta.url}/graph.instagram.com${path}`, {
      ...init,
      headers: { authorization: `Bearer ${token}`, ...init.headers },
    });
    return { status: response.status, headers: response.headers, body: await response.json() };
  };
  const control = async (method: string, path: string, value?: unknown) => {
    const init = value === undefined ? { method } : json(value, method);
    const response = await fetch(`${meta.url}/control${path}`, init);
    const text = await response.text();
    return text === '' ? null : JSON.parse(text);
  };
  return {
    world,
    token,
    graph,
    control,
    send: (body: unknown, path = '/v26.0/me/messages') => graph(path, json(body, 'POST')),
    /** A person nobody knew before, who has just written. */
    newcomer: async (text = 'Hello', at?: number): Promise<string> => {
      const person = await control('POST', '/customers', { name: 'Vera Lund' });
      await control('POST', `/customers/${person.externalId}/messages`, { text, at });
      return person.externalId;
    },
  };
}
