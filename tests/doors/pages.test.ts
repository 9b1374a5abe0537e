import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { connect, type Outside, outside, signedIn, type Visit } from '../support/doors.ts';

let product: Outside;
let visit: Visit;
let account: string;
let foreign: string;

beforeAll(async () => {
  product = await outside();
  const { DEMO_EMAIL = '', DEMO_PASSWORD = '' } = product.environment;
  visit = await signedIn(product.url, DEMO_EMAIL, DEMO_PASSWORD);
  const [row] = await product.sql`
    select members.account_id from members join users on users.id = members.user_id
    where users.email = ${DEMO_EMAIL}`;
  account = String(row?.account_id);
  foreign = (await connect(product)).accountId;
});
afterAll(() => product.sql.end());

const signedOut = (path: string) => fetch(product.url + path, { redirect: 'manual' });

/** Where somebody ends up, however they are sent there: by the answer itself or by the page. */
async function endsUp(response: Response): Promise<string> {
  const to = response.headers.get('location');
  if (to) return new URL(to, product.url).pathname;
  const html = await response.text();
  return /NEXT_REDIRECT;\w+;([^;?]+)/.exec(html)?.[1] ?? `${response.status}`;
}

describe('somebody who is not signed in', () => {
  test.for([
    '/',
    '/accounts/1/conversations',
    '/accounts/1/conversations/1',
    '/accounts/999999/conversations',
    '/accounts/1/conversations?status=resolved&assignee=mine',
  ])('is sent from %s to the sign-in page', async (path) => {
    expect(await endsUp(await signedOut(path))).toBe('/sign-in');
  });

  test('sees nothing of the account on the way', async () => {
    const html = await (await signedOut(`/accounts/${account}/conversations`)).text();
    const [conversation] = await product.sql`
      select messages.content from messages where account_id = ${account} and length(content) > 20 limit 1`;
    expect(html).not.toContain(conversation?.content);
  });

  test('can’t set Parley up again', async () => {
    expect(await endsUp(await signedOut('/setup'))).toBe('/');
  });
});

describe('somebody who is signed in', () => {
  test('finds their account at the root and at the sign-in page', async () => {
    expect(await endsUp(await visit('/'))).toBe(`/accounts/${account}/conversations`);
    expect(await endsUp(await visit('/sign-in'))).toBe(`/accounts/${account}/conversations`);
  });

  test.for(['/conversations', '/conversations/1'])(
    'does not find %s of another account',
    async (path) => {
      const response = await visit(`/accounts/${foreign}${path}`);
      const html = await response.text();
      expect(response.status === 404 || html.includes('NEXT_HTTP_ERROR_FALLBACK;404')).toBe(true);
    },
  );

  test.for(['0', 'x', '1e3', '99999999999999999999', '%00'])(
    'does not find an account called %s',
    async (id) => {
      const response = await visit(`/accounts/${id}/conversations`);
      const html = await response.text();
      expect(response.status < 500).toBe(true);
      expect(response.status >= 400 || html.includes('NEXT_HTTP_ERROR_FALLBACK;404')).toBe(true);
    },
  );
});

describe('the headers', () => {
  const HEADERS = {
    'x-content-type-options': 'nosniff',
    'x-frame-options': 'DENY',
    'referrer-policy': 'strict-origin-when-cross-origin',
  };
  const policyOf = (response: Response) => response.headers.get('content-security-policy') ?? '';
  const nonceOf = (response: Response) => /'nonce-([^']+)'/.exec(policyOf(response))?.[1] ?? '';

  test.for(['/sign-in', '/api/health', '/webhooks/instagram', '/nowhere'])(
    'of %s are those of a careful server',
    async (path) => {
      const response = await signedOut(path);
      for (const [name, value] of Object.entries(HEADERS)) {
        expect(response.headers.get(name), name).toBe(value);
      }
      expect(response.headers.has('x-powered-by')).toBe(false);
    },
  );

  test('let only our own scripts run, each page with a new word', async () => {
    const [first, second] = [await signedOut('/sign-in'), await signedOut('/sign-in')];
    for (const rule of [
      "default-src 'self'",
      "object-src 'none'",
      "base-uri 'none'",
      "frame-ancestors 'none'",
    ]) {
      expect(policyOf(first)).toContain(rule);
    }
    expect(policyOf(first)).not.toMatch(/script-src[^;]*'unsafe-/);
    expect(nonceOf(first).length).toBeGreaterThan(15);
    expect(nonceOf(second)).not.toBe(nonceOf(first));
  });

  test('every script of a page carries that word', async () => {
    for (const response of [
      await signedOut('/sign-in'),
      await visit(`/accounts/${account}/conversations`),
    ]) {
      const nonce = nonceOf(response);
      const scripts = [...(await response.text()).matchAll(/<script\b[^>]*>/g)].map(([tag]) => tag);
      expect(scripts.length).toBeGreaterThan(3);
      expect(scripts.filter((tag) => !tag.includes(`nonce="${nonce}"`))).toEqual([]);
    }
  });

  test('of a page with people’s words keep it out of shared caches', async () => {
    const response = await visit(`/accounts/${account}/conversations`);
    expect(response.headers.get('cache-control')).toMatch(/no-store|private/);
  });
});
