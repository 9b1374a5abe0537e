import { connect } from 'node:net';
import { Redis } from '@upstash/redis';
import { expect, onTestFinished, test } from 'vitest';
import { PubSub } from '../../../local/services/redis/pubsub.ts';
import { eventually, openRedis } from './open-redis.ts';

/** Subscribes, and answers once the server has confirmed every channel. */
const listen = async (
  redis: Redis,
  channels: string[],
  kind: 'channel' | 'pattern' = 'channel',
) => {
  const subscriber = kind === 'channel' ? redis.subscribe(channels) : redis.psubscribe(channels);
  onTestFinished(() => subscriber.unsubscribe());
  const heard: unknown[] = [];
  const confirmed: unknown[] = [];
  subscriber.on(kind === 'channel' ? 'subscribe' : 'psubscribe', (count) => confirmed.push(count));
  subscriber.on('message', (note) => heard.push(note));
  subscriber.on('pmessage', (note) => heard.push(note));
  await eventually(() => expect(confirmed).toEqual(channels.map(() => 1)));
  return { subscriber, heard };
};

const subscribers = (redis: Redis, channel: string) =>
  redis.exec<[string, number]>(['PUBSUB', 'NUMSUB', channel]);

test('a message reaches every subscriber of its channel and nobody else', async () => {
  const { redis } = await openRedis();
  const [first, second, other] = await Promise.all([
    listen(redis, ['live']),
    listen(redis, ['live']),
    listen(redis, ['elsewhere']),
  ]);
  expect(await redis.publish('live', { type: 'message', conversation: 7 })).toBe(2);
  const note = { channel: 'live', message: { type: 'message', conversation: 7 } };
  await eventually(() => {
    expect(first.heard).toEqual([note]);
    expect(second.heard).toEqual([note]);
  });
  expect(other.heard).toEqual([]);
});

test('messages arrive in order and unharmed', async () => {
  const { redis } = await openRedis();
  const { heard } = await listen(redis, ['live']);
  const messages = ['plain, with, commas', 'Grüße 👋🏽', { text: 'two\nlines' }, 42, '"quoted'];
  for (const message of messages) await redis.publish('live', message);
  await eventually(() =>
    expect(heard).toEqual(messages.map((message) => ({ channel: 'live', message }))),
  );
});

test('nobody listens: 0, and nothing is kept for later', async () => {
  const { redis } = await openRedis();
  expect(await redis.publish('live', 'early')).toBe(0);
  const { heard } = await listen(redis, ['live']);
  await redis.publish('live', 'now');
  await eventually(() => expect(heard).toEqual([{ channel: 'live', message: 'now' }]));
});

test('a pattern hears every channel that it matches', async () => {
  const { redis } = await openRedis();
  const { heard } = await listen(redis, ['account:*'], 'pattern');
  expect(await redis.publish('account:7', { n: 1 })).toBe(1);
  expect(await redis.publish('user:7', { n: 2 })).toBe(0);
  await eventually(() =>
    expect(heard).toEqual([{ pattern: 'account:*', channel: 'account:7', message: { n: 1 } }]),
  );
});

test('unsubscribing from one channel keeps the others', async () => {
  const { redis } = await openRedis();
  const { subscriber, heard } = await listen(redis, ['a', 'b']);
  await subscriber.unsubscribe(['a']);
  await eventually(async () => expect(await subscribers(redis, 'a')).toEqual(['a', 0]));
  expect(await redis.publish('a', 'lost')).toBe(0);
  expect(await redis.publish('b', 'heard')).toBe(1);
  await eventually(() => expect(heard).toEqual([{ channel: 'b', message: 'heard' }]));
});

test('scripts and transactions publish too', async () => {
  const { redis } = await openRedis();
  const { heard } = await listen(redis, ['live']);
  expect(await redis.eval('return redis.call("PUBLISH", KEYS[1], ARGV[1])', ['live'], ['1'])).toBe(
    1,
  );
  expect(await redis.multi().publish('live', 2).exec()).toEqual([1]);
  await eventually(() => expect(heard).toMatchObject([{ message: 1 }, { message: 2 }]));
});

const stream = (fetchAs: Awaited<ReturnType<typeof openRedis>>['fetchAs'], path: string) => {
  const controller = new AbortController();
  const headers = { accept: 'text/event-stream' };
  return {
    controller,
    response: fetchAs(path, { method: 'POST', body: '[]', headers, signal: controller.signal }),
  };
};

test('the stream is framed as the REST API writes it', async () => {
  const { redis, fetchAs, server } = await openRedis();
  const response = await stream(fetchAs, '/subscribe/chat/gr%C3%BCn').response;
  expect(response.headers.get('content-type')).toBe('text/event-stream');
  await redis.publish('chat', 'how are you, today?');
  await redis.publish('grün', 'two\nlines');
  await server.stop();
  expect(await response.text()).toBe(
    [
      'data: subscribe,chat,1\n\n',
      'data: subscribe,grün,2\n\n',
      'data: message,chat,how are you, today?\n\n',
      'data: message,grün,two\ndata: lines\n\n',
    ].join(''),
  );
});

test('a client that drops its stream is forgotten', async () => {
  const { redis, fetchAs } = await openRedis();
  const { controller, response } = stream(fetchAs, '/subscribe/live');
  await response;
  expect(await subscribers(redis, 'live')).toEqual(['live', 1]);
  controller.abort();
  await eventually(async () => expect(await subscribers(redis, 'live')).toEqual(['live', 0]));
  expect(await redis.publish('live', 'x')).toBe(0);
});

test('a client that does not read is let go, and the others hear on', async () => {
  const { redis, server, token } = await openRedis();
  const { heard } = await listen(redis, ['live']);
  const deaf = connect(server.port, '127.0.0.1');
  onTestFinished(() => void deaf.destroy());
  deaf.pause();
  deaf.write(
    `GET /subscribe/live?_token=${token} HTTP/1.1\r\nHost: x\r\nAccept: text/event-stream\r\n\r\n`,
  );
  await eventually(async () => expect(await subscribers(redis, 'live')).toEqual(['live', 2]));
  const large = 'x'.repeat(500_000);
  await eventually(async () => expect(await redis.publish('live', large)).toBe(1));
  await redis.publish('live', 'done');
  await eventually(() => expect(heard.at(-1)).toEqual({ channel: 'live', message: 'done' }));
});

test('hundreds of clients that come and go leave nothing behind', async () => {
  const { redis, fetchAs } = await openRedis();
  for (let round = 0; round < 5; round += 1) {
    const streams = Array.from({ length: 60 }, (_, client) =>
      stream(fetchAs, client % 2 ? `/subscribe/c${client}` : `/psubscribe/p${client}*`),
    );
    await Promise.all(streams.map(({ response }) => response));
    expect(await redis.exec(['PUBSUB', 'CHANNELS'])).toHaveLength(30);
    for (const { controller } of streams) controller.abort();
    await eventually(async () => {
      expect(await redis.exec(['PUBSUB', 'CHANNELS'])).toEqual([]);
      expect(await redis.exec(['PUBSUB', 'NUMPAT'])).toBe(0);
    });
  }
});

test('ten thousand subscriptions that come and go leave nothing behind', () => {
  const pubsub = new PubSub();
  const stops = Array.from({ length: 10_000 }, (_, client) => [
    pubsub.subscribe(`c${client % 100}`, () => {}),
    pubsub.subscribePattern(`p${client % 100}*`, () => {}),
  ]);
  expect(pubsub.subscribers('c7')).toBe(100);
  for (const stop of stops.flat()) stop();
  expect(pubsub.channels()).toEqual([]);
  expect(pubsub.patterns()).toBe(0);
});

test('stopping the server ends open streams', async () => {
  const { fetchAs, server } = await openRedis();
  const response = await stream(fetchAs, '/subscribe/live').response;
  await server.stop();
  expect(await response.text()).toBe('data: subscribe,live,1\n\n');
});

test('a subscription with a wrong token is refused', async () => {
  const { credentials } = await openRedis();
  const stranger = new Redis({ ...credentials, token: 'wrong' });
  const errors: unknown[] = [];
  const subscriber = stranger.subscribe('live');
  subscriber.on('error', (error) => errors.push(error));
  await eventually(() => expect(String(errors)).toContain('WRONGPASS'));
});
