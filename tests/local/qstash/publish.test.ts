import { Client } from '@upstash/qstash';
import { describe, expect, test } from 'vitest';
import { startDestination } from './destination.ts';
import { eventually, startTestQstash } from './qstash.ts';

describe('publishing', () => {
  test('a JSON message arrives with its body, headers and id', async () => {
    const [qstash, destination] = await Promise.all([startTestQstash(), startDestination()]);

    const { messageId } = await qstash.client.publishJSON({
      url: `${destination.url}/api/jobs/ring?lane=1&x=%2Fy`,
      body: { hello: 'wörld' },
      headers: { 'X-Request-Id': 'abc' },
    });
    await qstash.drain();

    expect(destination.received).toHaveLength(1);
    expect(destination.received[0]).toMatchObject({
      method: 'POST',
      path: '/api/jobs/ring?lane=1&x=%2Fy',
      body: '{"hello":"wörld"}',
      headers: {
        'content-type': 'application/json',
        'user-agent': 'Upstash-QStash',
        'x-request-id': 'abc',
        'upstash-message-id': messageId,
        'upstash-retried': '0',
      },
    });
    expect(destination.received[0]?.headers).not.toHaveProperty('authorization');
  });

  test('bytes, a method and forwarded credentials pass through', async () => {
    const [qstash, destination] = await Promise.all([startTestQstash(), startDestination()]);

    await qstash.client.publish({
      url: destination.url,
      method: 'PUT',
      body: 'a=1',
      headers: { 'Content-Type': 'text/plain', Authorization: 'Bearer mine' },
    });
    await qstash.drain();

    expect(destination.received[0]).toMatchObject({
      method: 'PUT',
      body: 'a=1',
      headers: { 'content-type': 'text/plain', authorization: 'Bearer mine' },
    });
  });

  test('a destination may be encoded', async () => {
    const [qstash, destination] = await Promise.all([startTestQstash(), startDestination()]);

    const encoded = encodeURIComponent(`${destination.url}/a?b=c`);
    const answer = await qstash.call('POST', `/v2/publish/${encoded}`, { body: 'x' });
    await qstash.drain();

    expect(answer.status).toBe(200);
    expect(destination.received.map(({ path }) => path)).toEqual(['/a?b=c']);
  });

  test('a batch publishes every message with its own options', async () => {
    const [qstash, destination] = await Promise.all([startTestQstash(), startDestination()]);

    const published = await qstash.client.batchJSON([
      { url: `${destination.url}/one`, body: { n: 1 }, flowControl: { key: 'k', parallelism: 1 } },
      { url: `${destination.url}/two`, body: { n: 2 }, headers: { 'X-Two': 'yes' } },
    ]);
    await qstash.drain();

    expect(published).toHaveLength(2);
    const arrived = destination.received.toSorted((a, b) => a.path.localeCompare(b.path));
    expect(arrived.map(({ path, body }) => [path, body])).toEqual([
      ['/one', '{"n":1}'],
      ['/two', '{"n":2}'],
    ]);
    expect(arrived[1]?.headers['x-two']).toBe('yes');
  });

  test('a batch with one bad message is refused as a whole', async () => {
    const [qstash, destination] = await Promise.all([startTestQstash(), startDestination()]);

    const batch = qstash.client.batchJSON([{ url: destination.url }, { url: 'no-such-group' }]);

    await expect(batch).rejects.toMatchObject({ status: 400 });
    await qstash.drain();
    expect(destination.received).toEqual([]);
  });

  test('a wrong token is refused', async () => {
    const [qstash, destination] = await Promise.all([startTestQstash(), startDestination()]);
    const stranger = new Client({ baseUrl: qstash.url, token: 'wrong', retry: false });

    const published = stranger.publishJSON({ url: destination.url, body: {} });

    await expect(published).rejects.toMatchObject({
      status: 401,
      message: '{"error":"unable to authenticate: invalid token"}',
    });
  });

  test.for([
    ['a destination without a scheme', { url: 'example.test/x' }, 'invalid scheme'],
    ['another scheme', { url: 'ftp://example.test' }, 'invalid scheme'],
    ['an unreadable retry delay', { url: 'http://a.test', retryDelay: 'retried +' }, 'Retry-Delay'],
    ['a retry delay with code', { url: 'http://a.test', retryDelay: 'process()' }, 'Retry-Delay'],
    ['an unreadable callback', { url: 'http://a.test', callback: 'nowhere' }, 'invalid scheme'],
  ] as const)('%s is a bad request', async ([, request, reason]) => {
    const qstash = await startTestQstash();

    const published = qstash.client.publishJSON({ ...request });

    await expect(published).rejects.toMatchObject({
      status: 400,
      message: expect.stringMatching(new RegExp(`^{"error":".*${reason}.*"}$`)),
    });
  });

  test.for([
    ['delay', { 'upstash-delay': 'soon' }],
    ['not-before', { 'upstash-not-before': 'tomorrow' }],
    ['retries', { 'upstash-retries': '-1' }],
    ['method', { 'upstash-method': 'BREW' }],
    ['flow control', { 'upstash-flow-control-key': 'k', 'upstash-flow-control-value': 'rate=x' }],
    ['flow control without a key', { 'upstash-flow-control-value': 'rate=1' }],
  ] as const)('a malformed %s header is a bad request', async ([, headers]) => {
    const qstash = await startTestQstash();

    const answer = await qstash.call('POST', '/v2/publish/http://a.test', { headers });

    expect(answer.status).toBe(400);
    expect(await answer.json()).toEqual({ error: expect.any(String) });
  });

  test('a message over one megabyte is refused', async () => {
    const qstash = await startTestQstash();

    const published = qstash.client.publish({
      url: 'http://a.test',
      body: 'x'.repeat(1024 * 1024 + 1),
    });

    await expect(published).rejects.toMatchObject({ status: 413 });
  });
});

describe('deduplication', () => {
  test('an id published twice within ten minutes is delivered once', async () => {
    let time = Date.now();
    const [qstash, destination] = await Promise.all([
      startTestQstash(() => time),
      startDestination(),
    ]);
    const publish = () => qstash.client.publishJSON({ url: destination.url, deduplicationId: 'd' });

    const first = await publish();
    const second = await publish();
    time += 600_001;
    const third = await publish();
    await qstash.drain();

    expect(second).toEqual({ messageId: first.messageId, deduplicated: true });
    expect(third.messageId).not.toBe(first.messageId);
    expect(destination.received).toHaveLength(2);
  });

  test('by content: the same body is one message, another body is another', async () => {
    const [qstash, destination] = await Promise.all([startTestQstash(), startDestination()]);

    for (const n of [1, 1, 2]) {
      await qstash.client.publishJSON({
        url: destination.url,
        body: { n },
        contentBasedDeduplication: true,
      });
    }
    await qstash.drain();

    expect(destination.received.map(({ body }) => body).sort()).toEqual(['{"n":1}', '{"n":2}']);
  });
});

describe('delay', () => {
  test('a short delay is waited for, then the message arrives', async () => {
    const [qstash, destination] = await Promise.all([startTestQstash(), startDestination()]);
    const headers = { 'upstash-delay': '80ms' };
    const earliest = Date.now() + 80;

    await qstash.call('POST', `/v2/publish/${destination.url}`, { headers, body: 'later' });

    await eventually(() => expect(destination.received).toHaveLength(1));
    expect(Date.now()).toBeGreaterThanOrEqual(earliest);
  });

  test.for([
    ['delay', { delay: 3600 }],
    ['duration', { delay: '1h' }],
    ['not-before', { notBefore: 1_800_003_600 }],
    ['not-before, which outranks a delay', { delay: '1d', notBefore: 1_800_003_600 }],
  ] as const)('%s holds a message back until its time', async ([, options]) => {
    let time = 1_800_000_000_000;
    const [qstash, destination] = await Promise.all([
      startTestQstash(() => time),
      startDestination(),
    ]);

    const { messageId } = await qstash.client.publishJSON({ url: destination.url, ...options });
    time += 3_599_000;
    await qstash.drain();
    expect(destination.received).toEqual([]);
    const message = await qstash.client.messages.get(messageId);
    expect(message).toMatchObject({ url: destination.url, notBefore: 1_800_003_600_000 });

    time += 1000;
    await qstash.drain();
    expect(destination.received).toHaveLength(1);
  });
});
