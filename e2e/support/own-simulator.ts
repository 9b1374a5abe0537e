import { mkdtemp, rm } from 'node:fs/promises';
import { createServer } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { startMeta } from '../../local/meta/server.ts';
import { test as base, expect } from './test.ts';

type Json = Readonly<Record<string, unknown>>;

type Account = {
  readonly externalId: string;
  readonly appScopedId: string;
  readonly type: string;
  readonly subscribedFields: readonly string[];
};

export type Simulator = {
  readonly url: string;
  /** Where its login sends people back to. */
  readonly callback: string;
  /** The items of every webhook that came so far. */
  readonly heard: () => readonly Json[];
  readonly accounts: () => Promise<readonly Account[]>;
  readonly control: (method: string, path: string, body?: object) => Promise<Json>;
};

/** The business that the demo connects to the product, and one that waits to be connected. */
export const KILN = 'Kiln & Bean';
export const FERN = 'Fern & Fold';

const APP = { id: '942716305518827', secret: 'a secret', verifyToken: 'a verify token' };

/** Stands where Parley would: keeps what it is told, and takes people back from a login. */
async function listen() {
  const posts: string[] = [];
  const server = createServer(async (request, response) => {
    const chunks: Buffer[] = [];
    for await (const chunk of request) chunks.push(chunk);
    const { pathname, searchParams } = new URL(request.url ?? '', 'http://parley');
    if (request.method === 'POST') posts.push(Buffer.concat(chunks).toString());
    if (pathname === '/webhooks/instagram') response.end(searchParams.get('hub.challenge'));
    else response.setHeader('content-type', 'text/html').end('<title>Parley</title>Back.');
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = server.address();
  const port = typeof address === 'object' && address ? address.port : 0;
  return { server, posts, origin: `http://localhost:${port}` };
}

/** A simulator of this test's own: what is changed about its app and its hosts disturbs nobody. */
export const test = base.extend<{ simulator: Simulator; complaints: string[] }>({
  // Here refusals and outages are what is looked for.
  complaints: async ({ browserName: _ }, use) => {
    const complaints: string[] = [];
    await use(complaints);
    expect(complaints.filter((each) => !/status of (400|503)/.test(each))).toEqual([]);
  },
  // Closed before the simulator ends, whose end would be an error to them.
  page: async ({ page, simulator: _ }, use) => {
    await use(page);
    for (const each of page.context().pages()) await each.close();
  },
  simulator: async ({ browserName: _ }, use) => {
    const folder = await mkdtemp(join(tmpdir(), 'parley-simulator-'));
    const { server, posts, origin } = await listen();
    const meta = await startMeta({
      app: APP,
      stateFile: join(folder, 'meta.json'),
      webhookUrl: `${origin}/webhooks/instagram`,
    });
    const control = async (method: string, path: string, body?: object) => {
      const init = body && {
        headers: { 'content-type': 'application/json' },
        body: JSON.stringify(body),
      };
      const response = await fetch(`${meta.url}/control${path}`, { method, ...init });
      return JSON.parse((await response.text()) || 'null');
    };
    await use({
      url: meta.url,
      callback: `${origin}/instagram/callback`,
      heard: () => posts.flatMap((body) => JSON.parse(body).entry[0].messaging),
      accounts: () => control('GET', '/accounts'),
      control,
    });
    await meta.stop();
    server.closeAllConnections();
    server.close();
    await rm(folder, { recursive: true, force: true });
  },
});

/** The login as Parley asks for it. */
export const loginAt = ({ url, callback }: Simulator, changed: Json = {}): string => {
  const query = new URLSearchParams({
    client_id: APP.id,
    redirect_uri: callback,
    response_type: 'code',
    scope: 'instagram_business_basic,instagram_business_manage_messages',
    state: 'st ate/1',
    ...changed,
  });
  return `${url}/www.instagram.com/oauth/authorize?${query}`;
};

/** What Parley makes of a code: HTTP status and body. */
export async function exchange({ url, callback }: Simulator, code: string) {
  const response = await fetch(`${url}/api.instagram.com/oauth/access_token`, {
    method: 'POST',
    body: new URLSearchParams({
      client_id: APP.id,
      client_secret: APP.secret,
      grant_type: 'authorization_code',
      redirect_uri: callback,
      code,
    }),
  });
  return { status: response.status, body: await response.json() };
}

/** One of Parley's calls to graph.instagram.com. */
export async function graph({ url }: Simulator, path: string, token: string) {
  const response = await fetch(`${url}/graph.instagram.com${path}`, {
    headers: { authorization: `Bearer ${token}` },
  });
  return { status: response.status, text: await response.text() };
}
