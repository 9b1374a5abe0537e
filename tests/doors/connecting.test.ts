import { createHmac } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type Outside, outside, type Visit } from '../support/doors.ts';
import { control, logIn, newBusiness } from '../support/instagram-login.ts';
import { newTeam, type Team } from '../support/people.ts';

let product: Outside;
let team: Team;
beforeAll(async () => {
  product = await outside();
  process.env.TEST_SIMULATOR_URL = product.simulatorUrl;
  team = await newTeam(product);
});
afterAll(() => product.sql.end());

const inboxes = (path = '') => `/accounts/${team.accountId}/settings/inboxes${path}`;

async function begun(visit: Visit, body: object = {}): Promise<string> {
  const response = await visit(`/api/v1/accounts/${team.accountId}/instagram/authorization`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(body),
  });
  const answer: { success: boolean; url: string } = await response.json();
  expect([response.status, answer.success]).toEqual([200, true]);
  return answer.url;
}

/** Follows a browser back from Instagram, and tells where it ends up. */
async function comesBack(visit: Visit, location = '') {
  const { pathname, search } = new URL(location);
  const response = await visit(pathname + search);
  const to = new URL(response.headers.get('location') ?? '', product.url);
  return { status: response.status, to: to.pathname + to.search };
}

describe('somebody who comes back from Instagram', () => {
  test('is led to a new inbox’s people, and the second time to its settings', async () => {
    const { externalId } = await newBusiness();
    const first = await logIn(await begun(team.asBoss), { account: externalId });
    const landed = await comesBack(team.asBoss, first.location);
    const [inbox] =
      await product.sql`select id, account_id from inboxes where external_id = ${externalId}`;
    expect(landed).toEqual({ status: 303, to: inboxes(`/${inbox?.id}/members`) });
    expect(String(inbox?.account_id)).toBe(team.accountId);

    const again = await logIn(await begun(team.asBoss), { account: externalId });
    expect(await comesBack(team.asBoss, again.location)).toMatchObject({
      to: inboxes(`/${inbox?.id}`),
    });
    expect(await product.sql`select from inboxes where external_id = ${externalId}`).toHaveLength(
      1,
    );
    const page = await (await team.asBoss(inboxes(`/${inbox?.id}/members`))).text();
    expect(page).toContain('Send yourself a message now');
  });

  test('and stopped there is led to the wizard, friendly', async () => {
    const { externalId } = await newBusiness();
    const back = await logIn(await begun(team.asBoss), { account: externalId, cancel: true });
    const { to } = await comesBack(team.asBoss, back.location);
    expect(to).toBe(inboxes('/new?channel=instagram&error=cancelled'));
    const page = await (await team.asBoss(to)).text();
    expect(page).toContain('You stopped before the end');
    expect(page).toContain('Try again');
  });

  test('with an error that is no refusal of theirs is not told that they stopped', async () => {
    const { externalId } = await newBusiness();
    const back = await logIn(await begun(team.asBoss), { account: externalId });
    const query = new URLSearchParams({ state: back.state ?? '', error: 'server_error' });
    const location = `${product.url}/instagram/callback?${query}`;
    expect((await comesBack(team.asBoss, location)).to).toBe(
      inboxes('/new?channel=instagram&error=unexpected'),
    );
  });

  test('with a permission unticked is told which', async () => {
    const { externalId } = await newBusiness();
    const back = await logIn(await begun(team.asBoss), { account: externalId, ticked: [] });
    const { to } = await comesBack(team.asBoss, back.location);
    expect(to).toBe(inboxes('/new?channel=instagram&error=messages_not_allowed'));
    expect(await (await team.asBoss(to)).text()).toContain('Messages were not allowed');
  });

  test('never reads a word of the address: it is a code of ours, or nothing', async () => {
    const page = await (
      await team.asBoss(
        inboxes('/new?channel=instagram&error=%3Cb%3Eboo&error_description=evil-words'),
      )
    ).text();
    expect(page).not.toContain('evil-words</');
    expect(page).toContain('for a reason we do not know');
  });

  test('with a state that was used, is too old or nobody’s is told so, and nothing changes', async () => {
    const { externalId } = await newBusiness();
    const first = await logIn(await begun(team.asBoss), { account: externalId });
    await comesBack(team.asBoss, first.location);
    expect((await comesBack(team.asBoss, first.location)).to).toBe(
      '/connection-failed?error=link_used',
    );
    const second = await logIn(await begun(team.asBoss), { account: externalId });
    await product.sql`update logins set expires_at = now() - interval '1 s' where account_id = ${team.accountId} and used_at is null`;
    expect((await comesBack(team.asBoss, second.location)).to).toBe(
      '/connection-failed?error=link_expired',
    );
    const { to } = await comesBack(team.asBoss, `${product.url}/instagram/callback?state=x&code=y`);
    expect(to).toBe('/connection-failed?error=link_unknown');
    const page = await (await fetch(`${product.url}${to}`)).text();
    expect(page).toContain('This did not start here');
  });

  test('as another person is refused, and the right one may still go on', async () => {
    const { externalId } = await newBusiness();
    const back = await logIn(await begun(team.asBoss), { account: externalId });
    expect((await comesBack(team.asAgent, back.location)).to).toBe(
      '/connection-failed?error=link_foreign',
    );
    expect(await product.sql`select from inboxes where external_id = ${externalId}`).toHaveLength(
      0,
    );
    expect((await comesBack(team.asBoss, back.location)).to).toContain('/members');
  });

  test('in a browser where nobody is signed in signs in and goes on; no address carries the code', async () => {
    const { externalId } = await newBusiness();
    const { location = '', code = '?' } = await logIn(await begun(team.asBoss), {
      account: externalId,
    });
    const response = await fetch(location, { redirect: 'manual' });
    const to = new URL(response.headers.get('location') ?? '');
    expect(to.pathname).toBe('/sign-in');
    expect(to.href).not.toContain(code);
    const next = to.searchParams.get('next') ?? '';
    expect((await comesBack(team.asBoss, product.url + next)).to).toContain('/members');
  });
});

test('an inbox tells its administrators when the first message has come', async () => {
  const { externalId } = await newBusiness();
  const back = await logIn(await begun(team.asBoss), { account: externalId });
  const { to } = await comesBack(team.asBoss, back.location);
  const id = /inboxes\/(\d+)/.exec(to)?.[1];
  const path = `/api/accounts/${team.accountId}/inboxes/${id}/reception`;
  const told = async () => (await team.asBoss(path)).json();
  expect(await told()).toMatchObject({ state: 'connected', received: false, problem: null });

  const customer = await control<{ externalId: string }>('POST', '/customers', {
    account: externalId,
  });
  await control('POST', `/customers/${customer.externalId}/messages`, { text: 'Does it work?' });
  await expect.poll(told, { timeout: 20_000 }).toMatchObject({ received: true });
});

test('an address that starts a login is for people in a browser, and for administrators', async () => {
  const path = `/api/v1/accounts/${team.accountId}/instagram/authorization`;
  expect((await fetch(`${product.url}${path}`, { method: 'POST' })).status).toBe(401);
  expect((await team.asAgent(path, { method: 'POST' })).status).toBe(403);
  const foreign = { 'sec-fetch-site': 'cross-site' };
  expect((await team.asBoss(path, { method: 'POST', headers: foreign })).status).toBe(403);
});

test('an account whose owner removed the app at Instagram has to be connected again', async () => {
  const { externalId, appScopedId } = await newBusiness();
  const back = await logIn(await begun(team.asBoss), { account: externalId });
  await comesBack(team.asBoss, back.location);
  const deauthorize = (secret = product.environment.INSTAGRAM_APP_SECRET ?? '') => {
    const payload = Buffer.from(
      JSON.stringify({ user_id: appScopedId, algorithm: 'HMAC-SHA256', issued_at: 1 }),
    ).toString('base64url');
    const signature = createHmac('sha256', secret).update(payload).digest('base64url');
    return fetch(`${product.url}/instagram/deauthorize`, {
      method: 'POST',
      body: new URLSearchParams({ signed_request: `${signature}.${payload}` }),
    });
  };
  const problem = async () => {
    const [row] = await product.sql`select problem from inboxes where external_id = ${externalId}`;
    return row?.problem;
  };
  expect((await deauthorize('not the secret')).status).toBe(400);
  expect(await problem()).toBeNull();
  expect((await deauthorize()).status).toBe(200);
  expect(await problem()).toMatch(/removed in Instagram/);
});
