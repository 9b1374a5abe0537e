import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { APP } from '../stage.ts';
import { DAY, outsider, refusal } from './outsider.ts';

const FOLDER = join(import.meta.dirname, '../../../channels/payloads/api');
type Meta = Awaited<ReturnType<typeof outsider>>;

const hello = (id: string, text = 'Hello') => ({ recipient: { id }, message: { text } });
const textsIn = async ({ control }: Meta, customer: string) =>
  (await control('GET', `/threads/${customer}`)).messages.map(({ text }: { text: string }) => text);

type Refused = { readonly body: { readonly error: Readonly<Record<string, unknown>> } };
const identityOf = ({ type, code, error_subcode }: Readonly<Record<string, unknown>> = {}) => ({
  type,
  code,
  error_subcode,
});

/** Every refusal in FACTS’ collection that flow A gives, and how to come by it. */
const REFUSALS: Readonly<Record<string, (meta: Meta, customer: string) => Promise<Refused>>> = {
  'not-thread-owner': async ({ control, send }, customer) => {
    await control('POST', `/customers/${customer}/thread-control`, { how: 'take' });
    return await send(hello(customer));
  },
  'person-unavailable': async ({ control, send }, customer) => {
    await control('PATCH', `/customers/${customer}`, { blocked: true });
    return await send(hello(customer));
  },
  'user-not-found': ({ send }) => send(hello('1042776318847521')),
  'window-instagram': async ({ pass, send }, customer) => {
    await pass(2 * DAY);
    return await send(hello(customer));
  },
  'private-reply-invalid': ({ send }) =>
    send({ recipient: { comment_id: '1' }, message: { text: 'Hi' } }),
  'media-fetch': ({ send }, customer) =>
    send({
      recipient: { id: customer },
      message: { attachment: { type: 'image', payload: { url: 'http://127.0.0.1:9/' } } },
    }),
  'message-deleted': async ({ control, graph }, customer) => {
    const { mid } = (await control('GET', `/threads/${customer}`)).messages[0];
    await control('POST', `/customers/${customer}/unsend`, { mid });
    return await graph(`/${mid}`);
  },
  'unknown-path': ({ graph }) => graph('/me/nope'),
  'unsupported-object': ({ graph }) => graph('/1'),
  'token-unparsable': ({ as }) => as('IGAAnonsense')('/me'),
  'token-expired': async ({ pass, graph }) => {
    await pass(61 * DAY);
    return await graph('/me');
  },
  'token-password-changed': async ({ control, graph }) => {
    await control('PATCH', '/token', { state: 'password_changed' });
    return await graph('/me');
  },
  'token-app-removed': async ({ control, graph }) => {
    await control('PATCH', '/token', { state: 'app_removed' });
    return await graph('/me');
  },
  consent: async ({ control, graph }, customer) => {
    await control('PATCH', `/customers/${customer}`, { profile: 'no_consent' });
    return await graph(`/${customer}?fields=name`);
  },
};

test.for(Object.keys(REFUSALS))('§4 %s has the code and subcode it was seen with', async (name) => {
  const meta = await outsider();
  const answer = await REFUSALS[name]?.(meta, await meta.newcomer());
  const { error } = JSON.parse(readFileSync(join(FOLDER, `error-${name}.json`), 'utf8'));
  expect(answer?.body.error.fbtrace_id).toMatch(/^A/);
  expect(identityOf(answer?.body.error)).toEqual(identityOf(error));
});

describe('§10.11 a fault', () => {
  const arrange = async (fault: object) => {
    const meta = await outsider();
    const customer = await meta.newcomer('Hi');
    await meta.control('POST', '/faults', { match: { path: '*/messages' }, ...fault });
    return { meta, customer };
  };

  test.for([
    ['rate-app', 429],
    ['rate-instagram-send', 429],
    ['buc-instagram', 429],
    ['temporary', 500],
    ['permission', 403],
    ['with-user-text', 400],
  ] as const)('can be any error, such as %s', async ([name, status]) => {
    const { error } = JSON.parse(readFileSync(join(FOLDER, `error-${name}.json`), 'utf8'));
    const { code, message } = error;
    const wanted = {
      ...{ code, message, status, subcode: error.error_subcode },
      ...{ userTitle: error.error_user_title, userMessage: error.error_user_msg },
    };
    const { meta, customer } = await arrange({ effect: wanted });
    const answer = await meta.send(hello(customer));
    const { fbtrace_id: _, is_transient: __, type: ___, ...rest } = error;
    expect(answer).toMatchObject({ status, body: { error: rest } });
    expect(await meta.send(hello(customer))).toMatchObject({ status: 200 });
  });

  test('can come with HTTP 200, and after the message went out', async () => {
    const { meta, customer } = await arrange({
      effect: { status: 200, code: 1, subcode: 1357046, afterDoing: true },
    });
    const answer = await meta.send(hello(customer));
    expect(answer).toMatchObject({ status: 200, ...refusal(1, 1357046) });
    expect(await textsIn(meta, customer)).toEqual(['Hi', 'Hello']);
    expect((await meta.webhooks.received(2))[1]?.body).toContain('"is_echo":true');
  });

  test('can be a page of HTML, before or after doing', async () => {
    const { meta, customer } = await arrange({
      effect: { status: 502, html: '<html>Bad gateway</html>', afterDoing: true },
    });
    const url = `${meta.meta.url}/graph.instagram.com/me/messages?access_token=${meta.token}`;
    const headers = { 'content-type': 'application/json' };
    const body = JSON.stringify(hello(customer));
    const response = await fetch(url, { method: 'POST', headers, body });
    expect([response.status, await response.text()]).toEqual([502, '<html>Bad gateway</html>']);
    expect(await textsIn(meta, customer)).toEqual(['Hi', 'Hello']);
  });

  test('can hang longer than a caller waits, and do it all the same', async () => {
    const { meta, customer } = await arrange({ effect: { hang: 600_000, afterDoing: true } });
    const url = `${meta.meta.url}/graph.instagram.com/me/messages?access_token=${meta.token}`;
    const abort = new AbortController();
    const call = fetch(url, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify(hello(customer)),
      signal: abort.signal,
    });
    await meta.webhooks.received(2);
    abort.abort();
    await expect(call).rejects.toThrow('abort');
    expect(await textsIn(meta, customer)).toEqual(['Hi', 'Hello']);
  });

  test('can wait for its turn, and mean one account alone', async () => {
    const { meta, customer } = await arrange({ after: 2, effect: { code: 2 } });
    const codes: unknown[] = [];
    for (const _ of [1, 2, 3, 4]) codes.push((await meta.send(hello(customer))).body.error?.code);
    expect(codes).toEqual([undefined, undefined, 2, undefined]);
    const [, other] = await meta.accounts();
    await meta.control('POST', '/faults', {
      match: { account: other.externalId },
      effect: { code: 4 },
    });
    expect(await meta.graph('/me')).toMatchObject({ status: 200 });
    const { value } = await meta.control('POST', `/accounts/${other.externalId}/tokens`, {});
    expect(await meta.as(value)('/me')).toMatchObject({ status: 429, ...refusal(4) });
  });

  test('§3.9 can say that the limits are nearly used up', async () => {
    const { meta, customer } = await arrange({
      effect: { code: 80002, usage: { percent: 100, regain: 12 } },
    });
    const { headers, status } = await meta.send(hello(customer));
    const usage = JSON.parse(headers.get('x-business-use-case-usage') ?? '{}');
    expect({ status, usage }).toMatchObject({
      status: 429,
      usage: {
        [meta.world.account.externalId]: [
          { type: 'instagram', call_count: 100, estimated_time_to_regain_access: 12 },
        ],
      },
    });
    expect((await meta.graph('/me')).headers.get('x-app-usage')).toBeNull();
    await meta.control('PATCH', '/switches', { usage: 80 });
    expect((await meta.graph('/me')).headers.get('x-app-usage')).toContain('"call_count":80');
  });
});

test('§10.13 the ledger knows every call of a login and of a send, and no secret', async () => {
  const meta = await outsider();
  const { codeFor, exchange, longLived, refreshed, world, control, pass } = meta;
  const code = await codeFor(world.account.externalId);
  const short = (await exchange(code)).body.data[0].access_token;
  const long = (await longLived(short)).body.access_token;
  await pass(2 * DAY);
  const fresh = (await refreshed(long)).body.access_token;
  const customer = await meta.newcomer();
  await meta.send({ ...hello(customer), access_token: fresh });
  await meta.send({
    recipient: { id: customer },
    message: {
      attachment: { type: 'image', payload: { url: 'http://127.0.0.1:9/a?signature=hush' } },
    },
  });

  const ledger = await control('GET', '/ledger');

  const seen = ledger.map(
    ({ method, path }: { method: string; path: string }) => `${method} ${path}`,
  );
  expect(seen).toEqual([
    'POST /oauth/authorize',
    'POST /oauth/access_token',
    'GET /access_token',
    'GET /refresh_access_token',
    'POST /me/messages',
    'POST /me/messages',
  ]);
  expect(ledger[4]).toMatchObject({
    account: world.account.externalId,
    body: hello(customer),
    status: 200,
  });
  expect(ledger[5]).toMatchObject({ status: 400, code: 100, subcode: 2018008 });
  const text = JSON.stringify(ledger);
  for (const secret of [code, short, long, fresh, meta.token, APP.secret, 'hush']) {
    expect(text).not.toContain(secret);
  }
});
