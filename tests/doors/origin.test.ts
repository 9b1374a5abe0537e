import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { callAction } from '../support/actions.ts';
import { type Outside, outside, signedIn, type Visit } from '../support/doors.ts';
import { startProduct } from '../support/product.ts';

/** As people know it; the proxy in front reaches it under an inner name. */
const PUBLIC = 'https://desk.example';

type Server = Awaited<ReturnType<typeof startProduct>>;

let product: Outside;
let account: string;
let local: Visit;
let proxied: Server;
let secure: Visit;

beforeAll(async () => {
  product = await outside();
  const { DEMO_EMAIL = '', DEMO_PASSWORD = '' } = product.environment;
  local = await signedIn(product.url, DEMO_EMAIL, DEMO_PASSWORD);
  proxied = await startProduct({ APP_URL: PUBLIC, NEXTAUTH_URL: PUBLIC });
  secure = await signedIn(proxied.url, DEMO_EMAIL, DEMO_PASSWORD);
  const [row] = await product.sql`
    select members.account_id from members join users on users.id = members.user_id
    where users.email = ${DEMO_EMAIL}`;
  account = String(row?.account_id);
});
afterAll(async () => {
  await proxied.stop();
  await product.sql.end();
});

type Headers = Readonly<Record<string, string>>;

const FOREIGN: readonly (readonly [string, Headers])[] = [
  ['another site', { origin: 'https://evil.example', 'sec-fetch-site': 'cross-site' }],
  ['another site that says nothing more', { 'sec-fetch-site': 'cross-site' }],
  ['a sibling domain', { origin: 'https://blog.desk.example', 'sec-fetch-site': 'same-site' }],
  ['an old browser on another site', { origin: 'https://evil.example' }],
  ['a sandboxed frame', { origin: 'null' }],
];

/** Calls the action of `/setup`, for somebody who would take the installation over. */
function setUp(visit: Visit, headers: Headers): Promise<Response> {
  const person = {
    name: 'Eve',
    email: 'eve@evil.example',
    password: 'a long enough one',
    account: 'E',
  };
  return callAction(visit, { page: '/setup', action: 'setUp', headers }, person);
}

describe.for(FOREIGN)('a request that %s has made', ([, headers]) => {
  test('changes nothing through the desk’s own doors: 403', async () => {
    const path = `/api/accounts/${account}/conversations/1`;
    for (const [method, end] of [
      ['POST', '/messages'],
      ['POST', '/closure'],
      ['DELETE', '/closure'],
      ['PUT', '/assignment'],
    ] as const) {
      const response = await local(path + end, { method, headers, body: '{}' });
      expect(response.status, `${method} ${end}`).toBe(403);
      expect(await response.json()).toEqual({ code: 'foreign_origin' });
    }
  });

  test('reads nothing, and hears nothing: 403', async () => {
    const list = `/api/accounts/${account}/conversations`;
    expect((await local(list, { headers })).status).toBe(403);
    expect((await local(`/api/live?account=${account}`, { headers })).status).toBe(403);
  });

  test('signs nobody in or out: 403', async () => {
    const { csrfToken } = await (await local('/api/auth/csrf')).json();
    const body = new URLSearchParams({ csrfToken, json: 'true' });
    for (const act of ['callback/credentials', 'signout']) {
      const response = await local(`/api/auth/${act}`, { method: 'POST', headers, body });
      expect(response.status, act).toBe(403);
    }
    expect(await (await local('/api/auth/session')).json()).toHaveProperty('user');
  });

  test('runs no action', async () => {
    for (const visit of [local, secure]) {
      const response = await setUp(visit, headers);
      const text = await response.text();
      expect(response.status >= 400 || text.includes('did not come from a page of Parley')).toBe(
        true,
      );
      expect(text).not.toContain('set up already');
    }
  });
});

describe('behind a proxy that speaks https', () => {
  const ours = { origin: PUBLIC, 'sec-fetch-site': 'same-origin' };

  test('a page of ours runs actions, though the Host is an inner name', async () => {
    const response = await setUp(secure, ours);
    expect(await response.text()).toContain('set up already');
  });

  test('a page of ours changes what it may', async () => {
    const path = `/api/accounts/${account}/conversations/1/assignment`;
    const response = await secure(path, {
      method: 'PUT',
      headers: ours,
      body: '{"memberId":null}',
    });
    expect(response.status).toBeLessThan(300);
  });

  test('the same name without https is somebody else', async () => {
    const headers = { origin: 'http://desk.example' };
    const path = `/api/accounts/${account}/conversations/1/assignment`;
    expect((await secure(path, { method: 'PUT', headers, body: '{}' })).status).toBe(403);
  });

  test('cookies are of this host alone', async () => {
    const lines = (await fetch(`${proxied.url}/api/auth/csrf`)).headers.getSetCookie();
    const session = await secure('/api/auth/session');
    expect(await session.json()).toHaveProperty('user');
    expect(lines.length).toBeGreaterThan(1);
    for (const line of lines) {
      expect(line).toMatch(/^__Host-\w+=[^;]*; Path=\/;.*HttpOnly; Secure; SameSite=Lax/);
      expect(line).not.toMatch(/domain=/i);
    }
  });

  test('a cookie of an older name signs nobody in, and the sign-in page comes up', async () => {
    const headers = { cookie: '__Secure-session=anything' };
    const response = await fetch(`${proxied.url}/sign-in`, { headers });
    expect(response.status).toBe(200);
  });

  test('browsers are told to stay with https', async () => {
    const { headers } = await fetch(`${proxied.url}/sign-in`);
    expect(headers.get('strict-transport-security')).toBe('max-age=31536000');
    expect(headers.get('content-security-policy')).toContain('upgrade-insecure-requests');
    const plain = await fetch(`${product.url}/sign-in`);
    expect(plain.headers.has('strict-transport-security')).toBe(false);
    expect(plain.headers.get('content-security-policy')).not.toContain('upgrade-insecure');
  });
});

test('without a proxy another name of this machine will do', async () => {
  const { port } = new URL(product.url);
  const path = `/api/accounts/${account}/conversations`;
  const response = await fetch(`http://127.0.0.1:${port}${path}`, {
    headers: { origin: `http://127.0.0.1:${port}`, 'sec-fetch-site': 'same-origin' },
  });
  expect(response.status).toBe(401);
});
