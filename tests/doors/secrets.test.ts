import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type Outside, outside, signedIn } from '../support/doors.ts';
import { control, logIn, newBusiness } from '../support/instagram-login.ts';
import { newTeam, type Team } from '../support/people.ts';
import {
  dumpOf,
  findSecrets,
  productLog,
  type Secrets,
  type Seen,
  secretsOf,
} from '../support/secrets.ts';
import { until } from '../support/until.ts';
import { type Witness, witness } from '../support/witness.ts';

/** Said by a customer and by an agent: it has to be found, or the search finds nothing. */
const canary = `canary ${randomUUID()}`;
const DAY_MS = 86_400_000;

let product: Outside;
let team: Team;
let account = '';
let inboxId = '';
let secrets: Secrets;
const seen: Seen[] = [];
/** What is a secret only while the test runs: codes, and cookies of sessions. */
const passing = new Map<string, string>();

beforeAll(async () => {
  product = await outside();
  process.env.TEST_SIMULATOR_URL = product.simulatorUrl;
  team = await newTeam(product);
  const boss = witness(team.asBoss, seen);
  const { DEMO_EMAIL = '', DEMO_PASSWORD = '' } = product.environment;
  const demo = await signedIn(product.url, DEMO_EMAIL, DEMO_PASSWORD);
  const root = witness(demo, seen);

  await connects(boss);
  await talks(boss);
  await renews();
  await goesWrong(boss);
  await visits(boss, root);
  passing.set('the administrator’s cookie', team.asBoss.session());
  passing.set('the super admin’s cookie', demo.session());
  secrets = new Map([...(await secretsOf(product, account)), ...passing]);
}, 300_000);
afterAll(() => product.sql.end());

const settings = (path = '') => `/accounts/${team.accountId}/settings${path}`;
const api = (path: string) => `/api/v1/accounts/${team.accountId}${path}`;

async function logsIn(boss: Witness): Promise<string> {
  const begun = await boss.sends(api('/instagram/authorization'), {});
  const { url }: { url: string } = await begun.json();
  seen.push({ where: 'the address of Instagram’s login', text: url });
  const { location = '', code = '' } = await logIn(url, { account });
  passing.set(`code ${passing.size + 1}`, code);
  const { pathname, search } = new URL(location);
  return pathname + search;
}

async function connects(boss: Witness): Promise<void> {
  ({ externalId: account } = await newBusiness());
  await boss.asks(await logsIn(boss));
  // And once in a browser where nobody is signed in.
  const { headers } = await fetch(product.url + (await logsIn(boss)), { redirect: 'manual' });
  const to = new URL(headers.get('location') ?? '');
  seen.push({ where: 'the address of the sign-in', text: to.href });
  await boss.asks(to.searchParams.get('next') ?? '');
  const [inbox] = await product.sql`select id from inboxes where external_id = ${account}`;
  inboxId = String(inbox?.id);
}

/** A customer writes, and is answered. */
async function talks(boss: Witness): Promise<void> {
  const { externalId: customer } = await control<{ externalId: string }>('POST', '/customers', {
    account,
  });
  await control('POST', `/customers/${customer}/messages`, { text: canary });
  const conversation = () =>
    product.sql`select number from conversations where inbox_id = ${inboxId}`;
  const [row] = await until(conversation, (rows) => rows.length > 0, 30_000);
  const path = api(`/conversations/${row?.number}/messages`);
  await boss.sends(path, { content: `Answer to ${canary}` });
  const sent = () =>
    product.sql`select from messages where inbox_id = ${inboxId} and direction = 'outgoing' and status <> 'queued'`;
  await until(sent, (rows) => rows.length > 0, 30_000);
  for (const page of [path, api(`/conversations/${row?.number}`)]) await boss.asks(page);
  await boss.opens(`/accounts/${team.accountId}/conversations/${row?.number}`);
}

const tokenKept = async () => {
  const [row] = await product.sql`select access_token from inboxes where id = ${inboxId}`;
  return String(row?.access_token);
};

async function asksForRenewal(): Promise<void> {
  await product.sql`update inboxes set token_refresh_at = now() where id = ${inboxId}`;
  const headers = { authorization: `Bearer ${product.environment.CRON_SECRET}` };
  const { status } = await fetch(`${product.url}/api/cron/refresh-tokens`, { headers });
  expect(status).toBe(204);
}

async function renews(): Promise<void> {
  await control('PATCH', `/accounts/${account}/token`, { ageBy: 40 * DAY_MS });
  const before = await tokenKept();
  await asksForRenewal();
  await until(tokenKept, (now) => now !== before, 30_000);
}

/** Refusals are where programs say too much: a used code, a broken line, a dead token, a token that can't be read. */
async function goesWrong(boss: Witness): Promise<void> {
  const again = await logsIn(boss);
  await boss.asks(again);
  await boss.asks(again);
  const spoilt = (await logsIn(boss)).replace(/code=[^&]+/, 'code=AQ-not-a-code');
  await boss.asks(spoilt);
  for (const effect of [{ drop: true }, { html: true, status: 502 }, { code: 190, status: 400 }]) {
    await control('POST', '/faults', { match: { account, path: '/refresh_access_token' }, effect });
    await asksForRenewal();
    await until(
      () => product.sql`select from inboxes where id = ${inboxId} and token_refresh_at <= now()`,
      (rows) => rows.length === 0,
      30_000,
    );
  }
  await product.sql`
    insert into inboxes (account_id, channel, name, external_id, access_token, token_refresh_at)
    values (${team.accountId}, 'instagram', 'unreadable', ${randomUUID()}, 'enc:v1:none:none', now())`;
  await asksForRenewal();
  await until(async () => (await productLog()).text.includes('inbox.token_unreadable'));
}

async function visits(boss: Witness, root: Witness): Promise<void> {
  for (const page of [
    '/inboxes',
    `/inboxes/${inboxId}`,
    `/inboxes/${inboxId}/members`,
    '/inboxes/new',
    '/inboxes/new?channel=instagram',
    `/inboxes/new?channel=instagram&inbox=${inboxId}&error=code_unusable`,
    '/members',
    '/activity',
    '/profile',
    '/tokens',
  ]) {
    expect(await boss.opens(settings(page))).toContain('</html>');
  }
  for (const page of ['/', `/accounts/${team.accountId}/conversations`, '/connection-failed']) {
    await boss.opens(page);
  }
  for (const config of ['general', 'instagram', 'facebook', 'email']) {
    await root.opens(`/super_admin/app_config?config=${config}`);
  }
  for (const page of [`/super_admin/inboxes?q=${account}`, '/super_admin/events', '/sign-in']) {
    await root.opens(page);
  }
  for (const answer of [
    '/api/v1/profile',
    '/api/v1/openapi.json',
    '/api/health',
    '/api/auth/session',
    api('/inboxes'),
    api(`/inboxes/${inboxId}`),
    api('/conversations'),
    `/api/accounts/${team.accountId}/conversations`,
    `/api/accounts/${team.accountId}/members`,
    `/api/accounts/${team.accountId}/inboxes/${inboxId}/reception`,
    `/api/accounts/${team.accountId}/inboxes/${inboxId}/past`,
    `/api/accounts/${team.accountId}/events/failed`,
    `/api/accounts/${team.accountId}/search?q=canary`,
  ]) {
    expect((await boss.asks(answer)).status).toBe(200);
  }
}

const ledger = async (): Promise<Seen> => ({
  where: 'what was sent to Instagram',
  text: JSON.stringify(await control<unknown>('GET', '/ledger')),
});

test('the search knows what it looks for, and finds what is there', async () => {
  const names = [...secrets.keys()];
  for (const name of ['INSTAGRAM_APP_SECRET', 'CRON_SECRET', 'DEMO_PASSWORD', 'encryption key']) {
    expect(names.some((each) => each.startsWith(name))).toBe(true);
  }
  expect(names).toContain(`token of inbox ${inboxId}`);
  expect(names.filter((name) => /^(short|long) token/.test(name)).length).toBeGreaterThan(3);
  expect(names.filter((name) => name.startsWith('code '))).toHaveLength(4);

  const planted = new Map([['canary', canary]]);
  const found = findSecrets([...seen, ...(await dumpOf(product)), await ledger()], planted);
  expect(found).toEqual(
    expect.arrayContaining([
      'canary in the table events',
      'canary in the table messages',
      'canary in what was sent to Instagram',
      expect.stringMatching(/canary in the answer of \/api\/v1\/.*messages/),
      expect.stringMatching(/canary in the answer of \/accounts\/\d+\/conversations\/\d+/),
    ]),
  );
  const inLog = { where: 'the log', text: (await productLog()).text };
  expect(findSecrets([inLog], new Map([['an event', '"event":"inbox.token_unreadable"']]))).toEqual(
    ['an event in the log'],
  );
});

test('finds a secret in an address, in JSON and as base64 too', () => {
  const secret = 'a"b/c+d=e';
  const texts = [secret, encodeURIComponent(secret), JSON.stringify({ secret }), btoa(secret)];
  const places = texts.map((text, index) => ({ where: `${index}`, text: `… ${text} …` }));
  expect(findSecrets(places, new Map([['it', secret]]))).toEqual(
    ['0', '1', '2', '3'].map((where) => `it in ${where}`),
  );
});

test('no secret is in the log', async () => {
  expect(findSecrets([await productLog()], secrets)).toEqual([]);
});

test('no secret is in a page, a script, an answer or an address', () => {
  expect(seen.length).toBeGreaterThan(50);
  expect(findSecrets(seen, secrets)).toEqual([]);
});

test('no secret is in what the simulated Instagram writes down of our calls', async () => {
  expect(findSecrets([await ledger()], secrets)).toEqual([]);
});

test('no secret is in a dump of the database', async () => {
  expect(findSecrets(await dumpOf(product), secrets)).toEqual([]);
});
