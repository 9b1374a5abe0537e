import { describe, expect, test } from 'vitest';
import { DAY, HOUR, outsider, refusal } from './outsider.ts';

/** A short-lived token, straight from the login. */
async function loggedIn(scopes?: readonly string[]) {
  const meta = await outsider();
  const { codeFor, exchange, world } = meta;
  const { body } = await exchange(await codeFor(world.account.externalId, scopes));
  const short: string = body.data[0].access_token;
  return { ...meta, short };
}

describe('§1.3 the long-lived token', () => {
  test('lives about sixty days', async () => {
    const { short, longLived, as, pass } = await loggedIn();
    const { status, body } = await longLived(short);
    expect(status).toBe(200);
    expect(body).toEqual({
      access_token: expect.stringMatching(/^IGAA/),
      token_type: 'bearer',
      expires_in: 5_183_944,
    });
    const call = as(body.access_token);
    await pass(59 * DAY);
    expect(await call('/me')).toMatchObject({ status: 200 });
    await pass(2 * DAY);
    expect(await call('/me')).toMatchObject(refusal(190, 463));
  });

  test('wants the secret, the right grant, and a token that is short', async () => {
    const { short, longLived, as } = await loggedIn();
    expect(await longLived(short, 'wrong')).toMatchObject({ status: 400, ...refusal(100) });
    expect(await as(short)('/access_token?grant_type=other')).toMatchObject(refusal(100));
    const { body } = await longLived(short);
    expect(await longLived(body.access_token)).toMatchObject(refusal(100));
  });
});

describe('§1.4 the refresh', () => {
  test('is for tokens of a day and more, and leaves the old one good', async () => {
    const { short, longLived, refreshed, as, pass } = await loggedIn();
    const { access_token: first } = (await longLived(short)).body;
    await pass(23 * HOUR);
    expect(await refreshed(first)).toMatchObject({ status: 400, ...refusal(100) });
    await pass(2 * HOUR);
    const { status, body } = await refreshed(first);
    expect({ status, seconds: body.expires_in }).toEqual({ status: 200, seconds: 5_183_944 });
    await pass(59 * DAY + 2 * HOUR);
    expect(await as(first)('/me')).toMatchObject(refusal(190, 463));
    expect(await as(body.access_token)('/me')).toMatchObject({ status: 200 });
  });

  test('can be lenient about the first day, which nobody documents (§12.1)', async () => {
    const { short, longLived, refreshed, control } = await loggedIn();
    const { access_token: first } = (await longLived(short)).body;
    await control('PATCH', '/switches', { earlyRefresh: 'answered' });
    expect(await refreshed(first)).toMatchObject({ status: 200 });
  });

  test('never comes for a token that has expired, or that is short', async () => {
    const { short, longLived, refreshed, pass } = await loggedIn();
    expect(await refreshed(short)).toMatchObject(refusal(100));
    const { access_token: first } = (await longLived(short)).body;
    await pass(61 * DAY);
    expect(await refreshed(first)).toMatchObject(refusal(190, 463));
  });
});

describe('§4.2 a token', () => {
  test.for([
    ['app_removed', 458],
    ['checkpointed', 459],
    ['password_changed', 460],
    ['unconfirmed', 464],
    ['invalid', 467],
  ] as const)(
    'that is %s is refused with 190/%i, and so is every other',
    async ([state, subcode]) => {
      const { short, token, as, world, control } = await loggedIn();
      await control('PATCH', `/accounts/${world.account.externalId}/token`, { state });
      for (const each of [short, token]) {
        expect(await as(each)('/me')).toMatchObject({ status: 401, ...refusal(190, subcode) });
      }
      await control('PATCH', `/accounts/${world.account.externalId}/token`, { state: 'valid' });
      expect(await as(token)('/me')).toMatchObject({ status: 200 });
    },
  );

  test('can be made older by hand', async () => {
    const { as, world, control } = await outsider();
    const account = `/accounts/${world.account.externalId}`;
    const { value } = await control('POST', `${account}/tokens`, { age: 58 * DAY });
    expect(await as(value)('/me')).toMatchObject({ status: 200 });
    await control('PATCH', `${account}/token`, { ageBy: 2 * DAY });
    expect(await as(value)('/me')).toMatchObject(refusal(190, 463));
  });

  test('only does what was granted', async () => {
    const { short, as, newcomer } = await loggedIn([]);
    const call = as(short);
    const customer = await newcomer();
    const body = JSON.stringify({ recipient: { id: customer }, message: { text: 'Hi' } });
    const headers = { 'content-type': 'application/json' };
    expect(await call('/me/messages', { method: 'POST', headers, body })).toMatchObject({
      status: 403,
      ...refusal(10),
    });
    expect(await call('/me/conversations?platform=instagram')).toMatchObject(refusal(10));
    const subscribe = (field: string) =>
      call(`/me/subscribed_apps?subscribed_fields=${field}`, { method: 'POST' });
    expect(await subscribe('messages')).toMatchObject(refusal(10));
    expect(await subscribe('comments')).toMatchObject(refusal(10));
    expect(await call('/me')).toMatchObject({ status: 200 });
  });
});

describe('§1.5 the account', () => {
  const fields = 'id,user_id,username,account_type';

  test('has two ids, and both can be used in paths', async () => {
    const { as, token, world } = await outsider();
    const { externalId, appScopedId, username } = world.account;
    const expected = { id: appScopedId, user_id: externalId, username, account_type: 'BUSINESS' };
    for (const node of ['me', externalId, appScopedId]) {
      for (const version of ['', '/v26.0', '/v25.0']) {
        const { body } = await as(token)(`${version}/${node}?fields=${fields}`);
        expect(body).toEqual(expected);
      }
    }
  });

  test('comes flat, or wrapped and in the spelling of the documentation', async () => {
    const { as, token, control } = await outsider();
    await control('PATCH', '/switches', { me: 'wrapped', accountType: 'documented' });
    const { body } = await as(token)(`/me?fields=${fields}`);
    expect(body).toEqual({ data: [expect.objectContaining({ account_type: 'Business' })] });
  });

  test('is nobody’s but its own', async () => {
    const { as, accounts, token, control, newcomer } = await outsider();
    const other = (await accounts())[1].externalId;
    const { value } = await control('POST', `/accounts/${other}/tokens`, {});
    const customer = await newcomer();
    expect(await as(token)(`/${other}`)).toMatchObject(refusal(100, 33));
    expect(await as(value)(`/${customer}?fields=name`)).toMatchObject(refusal(100, 33));
    expect(await as(value)('/me?fields=user_id')).toMatchObject({ body: { user_id: other } });
    const { body } = await as(value)(`/me/conversations?platform=instagram&user_id=${customer}`);
    expect(body.data).toEqual([]);
  });

  test('looks at the token before the path', async () => {
    const { meta } = await outsider();
    const response = await fetch(`${meta.url}/graph.instagram.com/no/such/path`);
    expect(response.status).toBe(401);
    expect(await response.json()).toMatchObject({ error: { code: 190, type: 'IGApiException' } });
  });
});
