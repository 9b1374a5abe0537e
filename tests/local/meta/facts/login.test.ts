import { describe, expect, test } from 'vitest';
import { APP } from '../stage.ts';
import { HOUR, MINUTE, outsider } from './outsider.ts';

const BASIC = 'instagram_business_basic';
const MESSAGES = 'instagram_business_manage_messages';
const COMMENTS = 'instagram_business_manage_comments';

describe('§1.1 the login', () => {
  test('asks for consent: the accounts, and each permission with a box', async () => {
    const { login, request, accounts } = await outsider();
    const response = await login(request);
    const page = await response.text();
    expect([response.status, response.headers.get('content-type')]).toEqual([
      200,
      'text/html; charset=utf-8',
    ]);
    for (const { username } of await accounts()) expect(page).toContain(username);
    expect(page.match(/type="checkbox"/g)).toHaveLength(2);
    expect(page).toContain(`value="${MESSAGES}" checked`);
    expect(page).toContain(`value="${BASIC}" checked disabled`);
  });

  test('sends back with a code, the state unchanged, and #_ behind it', async () => {
    const { allow, world, redirectUri } = await outsider();
    const response = await allow(world.account.externalId);
    const location = response.headers.get('location') ?? '';
    expect(response.status).toBe(302);
    expect(location.startsWith(`${redirectUri}?code=AQ`)).toBe(true);
    expect(location.endsWith('#_')).toBe(true);
    expect(new URL(location).searchParams.get('state')).toBe('st ate/1');
  });

  test('tells a refusal in the words of the documentation', async () => {
    const { login, request } = await outsider();
    const response = await login(request, new URLSearchParams({ step: 'deny' }));
    const { searchParams, hash } = new URL(response.headers.get('location') ?? '');
    expect(Object.fromEntries(searchParams)).toEqual({
      error: 'access_denied',
      error_reason: 'user_denied',
      error_description: 'The user denied your request',
      state: 'st ate/1',
    });
    expect(hash).toBe('');
  });

  test('grants what was ticked, and the basics always', async () => {
    const { codeFor, exchange, world, request } = await outsider();
    const query = { ...request, scope: `${BASIC} ${MESSAGES} ${COMMENTS}` };
    const granted = async (ticked: readonly string[]) => {
      const code = await codeFor(world.account.externalId, ticked, query);
      return (await exchange(code)).body.data[0].permissions;
    };
    expect(await granted([])).toBe(BASIC);
    expect(await granted([MESSAGES])).toBe(`${BASIC},${MESSAGES}`);
    expect(await granted([COMMENTS, 'instagram_business_content_publish'])).toBe(
      `${BASIC},${COMMENTS}`,
    );
  });

  test.for([
    ['another client id', { client_id: '1' }, 'Invalid platform app'],
    [
      'a redirect that is not registered',
      { redirect_uri: 'https://evil.example/' },
      'redirect_uri',
    ],
    ['another response type', { response_type: 'token' }, 'response_type'],
    ['the scopes that ended in 2025', { scope: 'business_basic' }, 'Invalid scope'],
    ['no basic scope', { scope: MESSAGES }, 'Invalid scope'],
  ] as const)('shows a page of its own for %s', async ([, changed, words]) => {
    const { login, request } = await outsider();
    for (const form of [undefined, new URLSearchParams({ step: 'deny' })]) {
      const response = await login({ ...request, ...changed }, form);
      expect(response.headers.get('location')).toBeNull();
      expect(response.status).toBe(400);
      expect(await response.text()).toContain(words);
    }
  });

  test('compares the redirect to the letter', async () => {
    const { login, request, redirectUri, control } = await outsider();
    const variants = [`${redirectUri}/`, `${redirectUri}?a=1`, redirectUri.toUpperCase()];
    for (const redirect_uri of variants) {
      expect((await login({ ...request, redirect_uri })).status).toBe(400);
    }
    await control('PATCH', '/app', { redirectUris: [`${redirectUri}/`] });
    expect((await login(request)).status).toBe(400);
    expect((await login({ ...request, redirect_uri: `${redirectUri}/` })).status).toBe(200);
  });

  test.for(['force_reauth', 'force_authentication'])('%s asks who it is first', async (name) => {
    const { login, request, world } = await outsider();
    for (const on of ['1', 'true']) {
      const page = await (await login({ ...request, [name]: on })).text();
      expect(page).toContain('type="password"');
      expect(page).toContain('Facebook');
    }
    const query = { ...request, [name]: '1', enable_fb_login: '0' };
    expect(await (await login(query)).text()).not.toContain('Facebook');
    const form = new URLSearchParams({ step: 'login', account: world.account.externalId });
    expect(await (await login(request, form)).text()).toContain('type="checkbox"');
  });

  test('is for people with a role while the app is in development', async () => {
    const { allow, accounts, control } = await outsider();
    const all = await accounts();
    const stranger = all.find(({ hasRole }: { hasRole: boolean }) => !hasRole).externalId;
    const tester = all.find(({ hasRole }: { hasRole: boolean }) => hasRole).externalId;
    expect((await allow(stranger)).status).toBe(302);
    for (const wanted of [{ appMode: 'development' }, { appMode: 'live', access: 'standard' }]) {
      await control('PATCH', '/switches', wanted);
      const response = await allow(stranger);
      expect(response.status).toBe(400);
      expect(await response.text()).toContain('Insufficient developer role');
      expect((await allow(tester)).status).toBe(302);
    }
  });

  test('is for professional accounts', async () => {
    const { allow, control } = await outsider();
    const { externalId } = await control('POST', '/accounts', { type: 'PERSONAL' });
    expect(await (await allow(externalId)).text()).toContain('professional account');
    await control('PATCH', '/switches', { personalLogin: 'token' });
    expect((await allow(externalId)).status).toBe(302);
  });

  test('is also found where the reference prints it', async () => {
    const { meta, request } = await outsider();
    const url = `${meta.url}/api.instagram.com/oauth/authorize?${new URLSearchParams(request)}`;
    expect(await (await fetch(url)).text()).toContain('type="checkbox"');
  });
});

describe('§1.2 a code', () => {
  const used = {
    error_type: 'OAuthException',
    code: 400,
    error_message: 'Matching code was not found or was already used',
  };

  test('becomes a token for an hour, in the shape of the documentation', async () => {
    const { codeFor, exchange, world, as, pass } = await outsider();
    const { status, body } = await exchange(await codeFor(world.account.externalId));
    expect(status).toBe(200);
    expect(body).toEqual({
      data: [
        {
          access_token: expect.stringMatching(/^IGAA/),
          user_id: world.account.appScopedId,
          permissions: `${BASIC},${MESSAGES}`,
        },
      ],
    });
    const call = as(body.data[0].access_token);
    await pass(59 * MINUTE);
    expect(await call('/me')).toMatchObject({ status: 200 });
    await pass(2 * MINUTE);
    expect(await call('/me')).toMatchObject({ body: { error: { code: 190, error_subcode: 463 } } });
  });

  test('can be answered flat, with a list, and with an id too large for a double', async () => {
    const { codeFor, exchange, world, control } = await outsider();
    await control('PATCH', '/switches', { tokenAnswer: 'flat', tokenUserId: 'number' });
    const { text, body } = await exchange(await codeFor(world.account.externalId));
    expect(body.permissions).toEqual([BASIC, MESSAGES]);
    expect(text).toContain(`"user_id":${world.account.appScopedId},`);
  });

  test('works once', async () => {
    const { codeFor, exchange, world } = await outsider();
    const code = await codeFor(world.account.externalId);
    expect(await exchange(code)).toMatchObject({ status: 200 });
    expect(await exchange(code)).toMatchObject({ status: 400, body: used });
    expect(await exchange('AQnever')).toMatchObject({ status: 400, body: used });
  });

  test('works for an hour', async () => {
    const { codeFor, exchange, world, pass } = await outsider();
    const code = await codeFor(world.account.externalId);
    await pass(HOUR + MINUTE);
    expect(await exchange(code)).toMatchObject({ status: 400, body: used });
  });

  test.for([
    ['another redirect', { redirect_uri: 'https://elsewhere.example/' }],
    ['a wrong secret', { client_secret: 'wrong' }],
  ] as const)('with %s is answered with the redirect mismatch', async ([, changed]) => {
    const { codeFor, exchange, world } = await outsider();
    const code = await codeFor(world.account.externalId);
    const { status, body } = await exchange(code, changed);
    expect(status).toBe(400);
    expect(body.error_message).toContain('Please make sure your redirect_uri is identical');
    expect(await exchange(code)).toMatchObject({ status: 200 });
  });

  test('is refused the secret that was, once it is reset in the dashboard', async () => {
    const { codeFor, exchange, world, control } = await outsider();
    const code = await codeFor(world.account.externalId);
    await control('PATCH', '/switches', { secret: 'reset' });
    expect(await exchange(code)).toMatchObject({
      status: 400,
      body: { error_message: expect.stringContaining('your redirect_uri is identical') },
    });
    await control('PATCH', '/switches', { secret: 'given' });
    expect(await exchange(code)).toMatchObject({ status: 200 });
  });

  test.for([
    [{ client_id: '1' }, 'Invalid platform app'],
    [{ code: '' }, 'Invalid authorization code'],
  ] as const)('with %o says %s', async ([changed, error_message]) => {
    const { exchange } = await outsider();
    expect(await exchange('AQ', changed)).toMatchObject({ body: { code: 400, error_message } });
  });

  test('may be refused in the shape of the Graph API', async () => {
    const { exchange, control } = await outsider();
    await control('PATCH', '/switches', { exchangeErrors: 'graph' });
    expect(await exchange('AQ')).toMatchObject({
      status: 400,
      body: { error: { type: 'OAuthException', fbtrace_id: expect.any(String) } },
    });
  });

  test('is taken as multipart, too', async () => {
    const { meta, codeFor, world, redirectUri } = await outsider();
    const body = new FormData();
    const fields = {
      client_id: APP.id,
      client_secret: APP.secret,
      grant_type: 'authorization_code',
      redirect_uri: redirectUri,
      code: await codeFor(world.account.externalId),
    };
    for (const [name, value] of Object.entries(fields)) body.set(name, value);
    const url = `${meta.url}/api.instagram.com/oauth/access_token`;
    expect((await fetch(url, { method: 'POST', body })).status).toBe(200);
  });
});
