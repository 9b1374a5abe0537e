import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { freePort } from '../../local/start/ports.ts';
import { connect, type Outside, outside, signedIn, type Visit } from '../support/doors.ts';
import { startProduct } from '../support/product.ts';

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

test.for([
  '/%FF',
  '/accounts/%FF/conversations',
  '/invitation/%E0%A4%A',
  '/password/%',
  '/webhooks/%FF',
  '/api/accounts/%FF/conversations',
  '/api/accounts/1/pictures/%FF',
  '/api/jobs/%FF',
  '/api/v1/%FF',
  '/api/v1/accounts/1/conversations/%C3/messages',
])('what can’t be decoded leads nowhere: %s', async (path) => {
  expect((await visit(path)).status).toBe(404);
  expect((await visit(path, { method: 'POST', body: '{}' })).status).toBe(404);
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
    'referrer-policy': 'same-origin',
    'cross-origin-opener-policy': 'same-origin',
    'cross-origin-resource-policy': 'same-origin',
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
    expect(policyOf(first)).not.toMatch(/(script|style)-src [^;]*'unsafe-/);
    expect(nonceOf(first).length).toBeGreaterThan(15);
    expect(nonceOf(second)).not.toBe(nonceOf(first));
  });

  /** Scripts and style sheets without the page's word, which its policy keeps out. */
  async function wordless(response: Response): Promise<readonly string[]> {
    const tags = [...(await response.text()).matchAll(/<(?:script|style)\b[^>]*>/g)];
    expect(tags.length).toBeGreaterThan(3);
    return tags.map(([tag]) => tag).filter((tag) => !tag.includes(`nonce="${nonceOf(response)}"`));
  }

  test.for(['/sign-in', '/nowhere', '/%E0%A4%A', '/accounts/0/conversations', '/_error', '/500'])(
    'every script of %s carries that word',
    async (path) => {
      expect(await wordless(await signedOut(path))).toEqual([]);
    },
  );

  test('every script of the desk and of a page that failed carries it too', async () => {
    expect(await wordless(await visit(`/accounts/${account}/conversations`))).toEqual([]);
    const nowhere = `postgres://nobody@127.0.0.1:${await freePort()}/nothing`;
    const broken = await startProduct({ DATABASE_URL: nowhere });
    const response = await fetch(`${broken.url}/sign-in`);
    await broken.stop();
    expect(response.status).toBe(500);
    expect(await wordless(response)).toEqual([]);
  });

  test.for([
    '/accounts/$/conversations',
    '/api/accounts/$/conversations',
    '/api/accounts/$/members',
    '/api/auth/session',
    '/api/auth/csrf',
  ])('of %s keep people’s words out of every cache', async (path) => {
    const response = await visit(path.replace('$', account));
    expect(response.status).toBe(200);
    expect(response.headers.get('cache-control')).toContain('no-store');
    expect(response.headers.get('cache-control')).toContain('private');
  });
});
