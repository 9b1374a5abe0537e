import { join } from 'node:path';
import { expect, onTestFinished, test, vi } from 'vitest';
import { startMeta } from '../../../local/meta/server.ts';
import { APP, callers, emptyFolder, listenForWebhooks, stage } from './stage.ts';

const textsOf = (posts: readonly { body: string }[]) =>
  posts.flatMap(({ body }) =>
    JSON.parse(body).entry.map(
      (entry: { messaging: { message: { text: string } }[] }) => entry.messaging[0]?.message.text,
    ),
  );

test('whatever is not a 200 is tried again with the same bytes and signature', async () => {
  const { newcomer, webhooks, control } = await stage();
  webhooks.answers.push(202, 'hang up', 302);

  await newcomer('Is anybody there? ☕');

  const posts = await webhooks.received(4);
  expect(new Set(posts.map(({ body }) => body)).size).toBe(1);
  expect(new Set(posts.map(({ headers }) => headers['x-hub-signature-256'])).size).toBe(1);
  await vi.waitFor(async () => {
    const [delivery] = await control('GET', '/deliveries');
    expect(delivery).toMatchObject({ state: 'delivered', attempts: 4, kind: 'message' });
    expect(delivery.tries.map((tried: { status: number | null }) => tried.status)).toEqual([
      202,
      null,
      302,
      200,
    ]);
  });
});

test('what is pending outlives a restart', async () => {
  const webhooks = await listenForWebhooks();
  const options = {
    stateFile: join(await emptyFolder(), 'meta.json'),
    app: APP,
    webhookUrl: webhooks.url,
  };
  const before = await startMeta(options);
  webhooks.answers.push(503, 503, 503, 503, 503);
  await callers(before).newcomer('Remember me');
  await before.stop();
  const tried = webhooks.posts.length;
  webhooks.answers.length = 0;

  const after = await startMeta(options);
  onTestFinished(() => after.stop());

  const posts = await webhooks.received(tried + 1);
  expect(posts.at(-1)).toMatchObject({ body: posts[0]?.body });
  expect(after.world()).toMatchObject({
    account: { accessToken: before.world().account.accessToken },
  });
  expect(after.world().threads).toEqual(before.world().threads);
});

test('held deliveries go out in the order that is asked for', async () => {
  const { newcomer, control, webhooks } = await stage();
  await control('PATCH', '/switches', { hold: true });
  for (const text of ['one', 'two', 'three']) await newcomer(text);
  expect(webhooks.posts).toEqual([]);

  await control('POST', '/deliveries/release', { order: 'reversed' });

  expect(textsOf(webhooks.posts)).toEqual(['three', 'two', 'one']);
});

test('held deliveries can go out as one batch', async () => {
  const { newcomer, control, webhooks } = await stage();
  await control('PATCH', '/switches', { hold: true });
  for (const text of ['one', 'two', 'three']) await newcomer(text);

  await control('POST', '/deliveries/release', { batch: true });

  expect(webhooks.posts).toHaveLength(1);
  expect(textsOf(webhooks.posts)).toEqual(['one', 'two', 'three']);
});

test('a delivery can be sent several times', async () => {
  const { newcomer, control, webhooks } = await stage();
  await control('PATCH', '/switches', { copies: 3 });

  await newcomer();

  const posts = await webhooks.received(3);
  expect(new Set(posts.map(({ body }) => body)).size).toBe(1);
});

test('only subscribed fields are delivered', async () => {
  const { graph, newcomer, send, webhooks, control } = await stage();
  await graph('/me/subscribed_apps?subscribed_fields=message_echoes', { method: 'POST' });

  const customer = await newcomer('You will not hear of this');
  await send({ recipient: { id: customer }, message: { text: 'But of this' } });

  await webhooks.received(1);
  expect(textsOf(webhooks.posts)).toEqual(['But of this']);
  expect(await control('GET', '/deliveries')).toHaveLength(1);
});

test('seen is told once, with the newest message of the business', async () => {
  const { newcomer, control, world, webhooks } = await stage();
  const customer = await newcomer();
  await control('POST', '/business/messages', { to: customer, text: 'First' });
  const newest = await control('POST', '/business/messages', { to: customer, text: 'Second' });

  const seen = await control('POST', `/customers/${customer}/seen`);
  const again = await control('POST', `/customers/${customer}/seen`);

  expect(seen).toEqual({ mid: newest.mid });
  expect(again).toEqual({ mid: null });
  const posts = await webhooks.received(4);
  expect(JSON.parse(posts.at(-1)?.body ?? '').entry[0].messaging[0]).toEqual({
    sender: { id: customer },
    recipient: { id: world.account.externalId },
    timestamp: expect.any(Number),
    read: { mid: newest.mid },
  });
});

test('the handshake asks with the verify token, right or wrong', async () => {
  const { control } = await stage();
  expect(await control('POST', '/handshake', { challenge: '1158201444' })).toEqual({
    ok: true,
    status: 200,
    body: '1158201444',
  });
  expect(await control('POST', '/handshake', { verifyToken: 'wrong' })).toMatchObject({
    ok: false,
    status: 403,
  });
});
