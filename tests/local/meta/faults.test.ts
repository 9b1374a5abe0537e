import { expect, test } from 'vitest';
import { stage } from './stage.ts';

const hello = (customer: string) => ({ recipient: { id: customer }, message: { text: 'Hello' } });

test('an error of any code and status, as often as asked', async () => {
  const { graph, control } = await stage();
  await control('POST', '/faults', {
    match: { host: 'graph.instagram.com', method: 'GET', path: '/me' },
    times: 2,
    effect: { code: 613, subcode: 2534040, status: 400 },
  });
  const limited = { status: 400, body: { error: { code: 613, error_subcode: 2534040 } } };
  expect(await graph('/v26.0/me')).toMatchObject(limited);
  expect(await graph('/me/subscribed_apps')).toMatchObject({ status: 200 });
  expect(await graph('/me')).toMatchObject(limited);
  expect(await graph('/me')).toMatchObject({ status: 200 });
});

test('an error object with HTTP 200', async () => {
  const { graph, control } = await stage();
  await control('POST', '/faults', { effect: { status: 200, code: 2 } });
  expect(await graph('/me')).toMatchObject({ status: 200, body: { error: { code: 2 } } });
});

test('an HTML page in place of JSON', async () => {
  const { meta, control } = await stage();
  await control('POST', '/faults', { effect: { html: true, status: 502 } });
  const response = await fetch(`${meta.url}/graph.instagram.com/me`);
  expect([response.status, response.headers.get('content-type')]).toEqual([
    502,
    'text/html; charset=utf-8',
  ]);
});

test('a dropped connection after doing: the message went out, nobody was told', async () => {
  const { newcomer, send, control, webhooks } = await stage();
  const customer = await newcomer();
  await control('POST', '/faults', {
    match: { path: '*/messages' },
    effect: { afterDoing: true, drop: true },
  });

  await expect(send(hello(customer))).rejects.toThrow();

  const posts = await webhooks.received(2);
  const thread = await control('GET', `/threads/${customer}`);
  expect(posts[1]?.body).toContain(thread.messages.at(-1).mid);
  expect((await control('GET', '/ledger')).at(-1)).toMatchObject({
    method: 'POST',
    path: '/me/messages',
    status: null,
    outcome: 'dropped',
  });
});

test('a dropped connection before doing leaves nothing behind', async () => {
  const { newcomer, send, control } = await stage();
  const customer = await newcomer();
  await control('POST', '/faults', { effect: { drop: true } });
  await expect(send(hello(customer))).rejects.toThrow();
  expect((await control('GET', `/threads/${customer}`)).messages).toHaveLength(1);
});

test('a hanging call outlasts a caller without patience', async () => {
  const { meta, token, control } = await stage();
  await control('POST', '/faults', { effect: { hang: 600_000 } });
  const call = fetch(`${meta.url}/graph.instagram.com/me?access_token=${token}`, {
    signal: AbortSignal.timeout(50),
  });
  await expect(call).rejects.toThrow('timeout');
});

test('faults can be taken back, and one name has one fault', async () => {
  const { graph, control } = await stage();
  const fault = { name: 'errors', times: 'always', effect: { code: 2 } };
  await control('POST', '/faults', fault);
  await control('POST', '/faults', fault);
  expect(await control('GET', '/faults')).toHaveLength(1);
  expect(await graph('/me')).toMatchObject({ status: 500, body: { error: { code: 2 } } });
  await control('DELETE', '/faults');
  expect(await graph('/me')).toMatchObject({ status: 200 });
});

test('the ledger knows every call and no secret', async () => {
  const { meta, token, newcomer, send, control, graph } = await stage();
  await send(hello(await newcomer()));
  await graph(`/v26.0/me?fields=id&access_token=${token}`, { headers: { authorization: '' } });
  await fetch(`${meta.url}/api.instagram.com/oauth/access_token`, {
    method: 'POST',
    body: new URLSearchParams({ client_secret: 'hush', code: 'AQhush' }),
  });

  const ledger = await control('GET', '/ledger');

  expect(ledger).toMatchObject([
    { host: 'graph.instagram.com', method: 'POST', path: '/me/messages', tokenIn: 'header' },
    { method: 'GET', path: '/me', version: '26.0', query: { fields: 'id' }, tokenIn: 'query' },
    { host: 'api.instagram.com', status: 400 },
  ]);
  expect(JSON.stringify(ledger)).not.toMatch(new RegExp(`${token}|hush`));
});

test('other pages on this machine cannot steer the simulator', async () => {
  const { meta } = await stage();
  const response = await fetch(`${meta.url}/control/faults`, {
    method: 'DELETE',
    headers: { origin: 'https://elsewhere.example' },
  });
  expect(response.status).toBe(403);
});
