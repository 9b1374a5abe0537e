import { createServer } from 'node:http';
import { describe, expect, onTestFinished, test } from 'vitest';
import { DAY, outsider, refusal } from './outsider.ts';

const words = (id: string) => ({ recipient: { id }, message: { text: 'Hello' } });
const taken = { status: 200 };

describe('§3.7 a thread', () => {
  test('that another app owns refuses, and is told as standby', async () => {
    const { newcomer, send, control, webhooks } = await outsider();
    const customer = await newcomer();
    await control('POST', `/customers/${customer}/thread-control`, { how: 'take' });
    expect(await send(words(customer))).toMatchObject({ status: 400, ...refusal(100, 2534037) });
    await control('POST', `/customers/${customer}/messages`, { text: 'Anyone?' });
    const { entry } = JSON.parse(webhooks.posts.at(-1)?.body ?? '');
    expect(entry[0]).toMatchObject({ standby: [{ message: { text: 'Anyone?' } }] });
    expect(entry[0]).not.toHaveProperty('messaging');
    await control('POST', `/customers/${customer}/thread-control`, { how: 'pass' });
    expect(await send(words(customer))).toMatchObject(taken);
  });
});

describe('§4.2 a person', () => {
  test.for([
    ['551', 400, 551, 1545041],
    ['200', 403, 200, 1545041],
    ['2', 500, 2, undefined],
  ] as const)(
    'who blocked the business may be told as %s',
    async ([blocked, status, code, sub]) => {
      const { newcomer, send, control } = await outsider();
      const customer = await newcomer();
      await control('PATCH', '/switches', { blocked });
      await control('PATCH', `/customers/${customer}`, { blocked: true });
      expect(await send(words(customer))).toMatchObject({ status, ...refusal(code, sub) });
      expect((await control('GET', `/threads/${customer}`)).messages).toHaveLength(1);
      await control('PATCH', `/customers/${customer}`, { blocked: false });
      expect(await send(words(customer))).toMatchObject(taken);
    },
  );

  test('of another business, or of none, is nobody', async () => {
    const { send, accounts, control } = await outsider();
    const [, other] = await accounts();
    const { externalId } = await control('POST', '/customers', { account: other.externalId });
    await control('POST', `/customers/${externalId}/messages`, { text: 'Hi' });
    for (const id of [externalId, '1042776318847521']) {
      expect(await send(words(id))).toMatchObject({ status: 400, ...refusal(100, 2534014) });
    }
  });

  test('cannot be written to once the owner switched message access off', async () => {
    const { newcomer, send, control, world } = await outsider();
    const customer = await newcomer();
    await control('PATCH', `/accounts/${world.account.externalId}`, { messageAccess: false });
    expect(await send(words(customer))).toMatchObject(refusal(200, 2534041));
  });
});

/** A shop's web server, with files of any type and size. */
async function shop() {
  const server = createServer((request, response) => {
    const { searchParams } = new URL(request.url ?? '', 'http://shop.example');
    const type = searchParams.get('type');
    if (!type) return response.writeHead(404).end();
    response.writeHead(200, { 'content-type': type });
    response.end(Buffer.alloc(Number(searchParams.get('bytes') ?? 10)));
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  onTestFinished(() => void server.close());
  const address = server.address();
  const port = typeof address === 'object' && address ? address.port : 0;
  return (type: string, bytes = 10) =>
    `http://127.0.0.1:${port}/?${new URLSearchParams({ type, bytes: String(bytes) })}`;
}

describe('§3.2 media', () => {
  const MB = 1024 * 1024;
  const begin = async () => {
    const meta = await outsider();
    const customer = await meta.newcomer();
    const attach = (type: string, payload: object) =>
      meta.send({ recipient: { id: customer }, message: { attachment: { type, payload } } });
    return { ...meta, customer, attach, file: await shop() };
  };

  test.for([
    ['image', 'image/png', 8 * MB],
    ['image', 'image/jpeg', 8 * MB],
    ['audio', 'audio/wav', 25 * MB],
    ['video', 'video/mp4', 25 * MB],
    ['file', 'application/pdf', 25 * MB],
  ] as const)('of kind %s may be %s, up to its limit', async ([kind, type, limit]) => {
    const { attach, file } = await begin();
    expect(await attach(kind, { url: file(type, limit) })).toMatchObject(taken);
    expect(await attach(kind, { url: file(type, limit + 1) })).toMatchObject(refusal(100, 2018109));
  });

  test.for([
    ['image', 'image/gif'],
    ['image', 'image/webp'],
    ['video', 'image/png'],
    ['file', 'text/html'],
  ] as const)('of kind %s must not be %s', async ([kind, type]) => {
    const { attach, file } = await begin();
    expect(await attach(kind, { url: file(type) })).toMatchObject(refusal(100, 2018047));
  });

  test('must be there, and at https where that is asked for', async () => {
    const { attach, file, control } = await begin();
    const missing = refusal(100, 2018008);
    expect(await attach('image', { url: file('') })).toMatchObject(missing);
    expect(await attach('image', { url: 'http://127.0.0.1:9/x.png' })).toMatchObject(missing);
    expect(await attach('image', { url: 'ftp://shop.example/x.png' })).toMatchObject(missing);
    await control('PATCH', '/switches', { mediaHttps: true });
    expect(await attach('image', { url: file('image/png') })).toMatchObject(missing);
  });

  test('can be ten images at once, and nothing but images', async () => {
    const { send, customer, file } = await begin();
    const several = (count: number, type = 'image') => {
      const one = { type, payload: { url: file('image/png') } };
      return send({
        recipient: { id: customer },
        message: { attachments: Array(count).fill(one) },
      });
    };
    expect(await several(10)).toMatchObject(taken);
    expect(await several(11)).toMatchObject(refusal(100, 2534015));
    expect(await several(2, 'file')).toMatchObject(refusal(100, 2534015));
  });

  test('can be uploaded first, by address or in the call, and lasts 90 days', async () => {
    const { graph, attach, file, pass, control, customer } = await begin();
    const message = (payload: object) =>
      JSON.stringify({ attachment: { type: 'image', payload: { ...payload, is_reusable: true } } });
    const form = new FormData();
    form.set('message', message({}));
    form.set('filedata', new File([new Uint8Array(9)], 'a.gif', { type: 'image/gif' }));
    const inCall = await graph('/me/message_attachments', { method: 'POST', body: form });
    const byAddress = await graph('/me/message_attachments', {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: `{"platform":"instagram","message":${message({ url: file('image/png') })}}`,
    });
    for (const { status, body } of [inCall, byAddress]) {
      expect(status).toBe(200);
      const { attachment_id } = body;
      expect(attachment_id).toMatch(/^\d+$/);
      expect(await attach('image', { attachment_id })).toMatchObject(taken);
    }
    expect(await attach('image', { attachment_id: '1' })).toMatchObject(refusal(100, 2018074));
    await pass(91 * DAY);
    await control('PATCH', '/token', { expiresAt: Date.now() + 200 * DAY });
    await control('POST', `/customers/${customer}/messages`, { text: 'Still here' });
    const { attachment_id } = inCall.body;
    expect(await attach('image', { attachment_id })).toMatchObject(refusal(100, 2018074));
  });
});

describe('§5 the CDN', () => {
  const shown = async (type: string) => {
    const meta = await outsider();
    const customer = await meta.newcomer();
    await meta.control('POST', `/customers/${customer}/messages`, { attachments: [{ type }] });
    const [item] = JSON.parse(meta.webhooks.posts.at(-1)?.body ?? '').entry[0].messaging;
    return {
      ...meta,
      customer,
      mid: item.message.mid,
      url: item.message.attachments[0].payload.url,
    };
  };

  test.for([
    ['image', 'image/jpeg'],
    ['video', 'video/mp4'],
    ['audio', 'audio/wav'],
    ['file', 'application/pdf'],
  ] as const)('has the %s as %s, without a token, whole or in part', async ([kind, type]) => {
    const { url } = await shown(kind);
    const whole = await fetch(url);
    expect([whole.status, whole.headers.get('content-type')]).toEqual([200, type]);
    const part = await fetch(url, { headers: { range: 'bytes=2-5' } });
    expect([part.status, (await part.bytes()).length]).toEqual([206, 4]);
  });

  test('answers 403 once an address has expired; a fresh one is in the API', async () => {
    const { url, pass, graph, mid } = await shown('image');
    await pass(8 * DAY);
    const response = await fetch(url);
    expect([response.status, await response.text()]).toEqual([403, 'URL signature expired']);
    const { body } = await graph(`/${mid}?fields=attachments`);
    expect((await fetch(body.attachments.data[0].image_data.url)).status).toBe(200);
  });

  test('answers 403 to an address that nobody signed, 404 to what was unsent or is over', async () => {
    const { url, control, customer, mid } = await shown('image');
    expect((await fetch(url.replace(/.$/, '_'))).status).toBe(403);
    await control('POST', `/customers/${customer}/unsend`, { mid });
    expect((await fetch(url)).status).toBe(404);
    const story = await shown('story_mention');
    expect((await fetch(story.url)).status).toBe(200);
    await story.pass(DAY + 1);
    expect((await fetch(story.url)).status).toBe(404);
  });
});
