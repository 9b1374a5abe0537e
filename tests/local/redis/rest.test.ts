import { once } from 'node:events';
import { connect } from 'node:net';
import { Redis } from '@upstash/redis';
import { expect, test } from 'vitest';
import { startRedis } from '../../../local/services/redis.ts';
import { openRedis } from './open-redis.ts';

const post = (body: string, headers: Record<string, string> = {}) => ({
  method: 'POST',
  body,
  headers,
});

test('without the token there is no answer but 401', async () => {
  const { credentials, server } = await openRedis();
  const stranger = new Redis({ ...credentials, token: 'wrong' });
  await expect(stranger.get('a')).rejects.toThrow('WRONGPASS invalid or missing auth token');

  const response = await fetch(`${server.url}/set/a/1`);
  expect(response.status).toBe(401);
  expect(await response.json()).toEqual({ error: 'WRONGPASS invalid or missing auth token' });
});

test('the token may stand in the address', async () => {
  const { server, token } = await openRedis();
  const response = await fetch(`${server.url}/echo/hi?_token=${token}`);
  expect(await response.json()).toEqual({ result: 'hi' });
});

test('a command is a JSON array in the body', async () => {
  const { fetchAs } = await openRedis();
  const response = await fetchAs('/', post('["SET", "a", 1.5, "EX", 100]'));
  expect(response.status).toBe(200);
  expect(response.headers.get('content-type')).toBe('application/json');
  expect(await response.json()).toEqual({ result: 'OK' });
});

test('a command is a path', async () => {
  const { fetchAs } = await openRedis();
  expect(await (await fetchAs('/set/gr%C3%BCn/a%2Fb%20c/EX/100')).json()).toEqual({ result: 'OK' });
  expect(await (await fetchAs('/GET/gr%C3%BCn')).json()).toEqual({ result: 'a/b c' });
  expect(await (await fetchAs('/ttl/gr%C3%BCn')).json()).toEqual({ result: 100 });
});

test('a body ends the path, and the query follows it', async () => {
  const { fetchAs, redis } = await openRedis();
  const response = await fetchAs('/set/a?EX=100&NX', post('{"any": "bytes"}'));
  expect(await response.json()).toEqual({ result: 'OK' });
  expect(await redis.get('a')).toEqual({ any: 'bytes' });
  expect(await redis.ttl('a')).toBe(100);
});

test('answers are text, or base64 on request, but for OK', async () => {
  const { fetchAs, redis } = await openRedis();
  const base64 = { 'upstash-encoding': 'base64' };
  await redis.rpush('l', 'ü', 'OK');
  expect(await (await fetchAs('/lrange/l/0/-1')).json()).toEqual({ result: ['ü', 'OK'] });
  const encoded = await fetchAs('/lrange/l/0/-1', { headers: base64 });
  expect(await encoded.json()).toEqual({ result: ['w7w=', 'T0s='] });
  const ok = await fetchAs('/set/a/b', { headers: base64 });
  expect(await ok.json()).toEqual({ result: 'OK' });
  const many = await fetchAs(
    '/pipeline',
    post('[["GET", "a"], ["DBSIZE"], ["GET", "no"]]', base64),
  );
  expect(await many.json()).toEqual([{ result: 'Yg==' }, { result: 2 }, { result: null }]);
});

test('bytes that are no text are kept, and shown as U+FFFD unless in base64', async () => {
  const { fetchAs } = await openRedis();
  await fetchAs('/set/a', { method: 'POST', body: new Uint8Array([0xff, 0, 0x41]) });
  expect(await (await fetchAs('/get/a')).json()).toEqual({ result: '\u{fffd}\0A' });
  const encoded = await fetchAs('/get/a', { headers: { 'upstash-encoding': 'base64' } });
  expect(await encoded.json()).toEqual({ result: '/wBB' });
});

test('a refused command is 400 with the error alone', async () => {
  const { fetchAs } = await openRedis();
  const response = await fetchAs('/get');
  expect(response.status).toBe(400);
  expect(await response.json()).toEqual({
    error: "ERR wrong number of arguments for 'get' command",
  });
});

test.for([
  ['/', ''],
  ['/', '['],
  ['/', '[]'],
  ['/', '"GET"'],
  ['/', '[["GET", "a"]]'],
  ['/', '["GET", {"a": 1}]'],
  ['/pipeline', 'x'],
  ['/pipeline', '[]'],
  ['/pipeline', '["GET", "a"]'],
  ['/multi-exec', '[[]]'],
  ['/multi-exec', '{}'],
  ['/constructor/x', ''],
])('%s with %j is 400, and the server lives on', async ([path = '', body = '']) => {
  const { fetchAs, redis } = await openRedis();
  const response = await fetchAs(path, post(body));
  expect(response.status).toBe(400);
  expect(await response.json()).toEqual({ error: expect.stringMatching(/^ERR /) });
  expect(await redis.ping()).toBe('PONG');
});

test('more than 10 MB are refused, a little less is stored', async () => {
  const { fetchAs, redis } = await openRedis();
  const large = await fetchAs('/set/a', post('x'.repeat(10 * 1024 * 1024 + 1)));
  expect(large.status).toBe(400);
  expect(await large.json()).toEqual({
    error: expect.stringContaining('max request size exceeded'),
  });
  await fetchAs('/set/a', post('x'.repeat(9_000_000)));
  expect(await redis.strlen('a')).toBe(9_000_000);
});

test('a client that breaks off in the middle of its request harms nobody', async () => {
  const { redis, server, token } = await openRedis();
  const head = `POST / HTTP/1.1\r\nHost: x\r\nAuthorization: Bearer ${token}\r\n`;
  const client = connect(server.port, '127.0.0.1');
  await once(client, 'connect');
  client.write(`${head}Content-Length: 100\r\n\r\n["SET", "a"`);
  expect(await redis.ping()).toBe('PONG');
  client.destroy();
  await once(client, 'close');
  expect(await redis.ping()).toBe('PONG');
  expect(await redis.exists('a')).toBe(0);
});

test('other methods are 405', async () => {
  const { fetchAs } = await openRedis();
  expect((await fetchAs('/get/a', { method: 'DELETE' })).status).toBe(405);
});

test('subscribing without asking for a stream is an unknown command', async () => {
  const { fetchAs } = await openRedis();
  expect((await fetchAs('/subscribe/a')).status).toBe(400);
});

test('a port that is taken is an error, and stopping twice is none', async () => {
  const { server } = await openRedis();
  await expect(startRedis({ port: server.port, token: 'x' })).rejects.toThrow('EADDRINUSE');
  await Promise.all([server.stop(), server.stop()]);
});
