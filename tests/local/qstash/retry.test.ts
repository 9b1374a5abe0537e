import { describe, expect, test } from 'vitest';
import { startDestination } from './destination.ts';
import { eventually, startTestQstash } from './qstash.ts';

describe('retries', () => {
  test.for(['0', '1', '0.05', '40ms'])('503 with Retry-After %s is tried again', async (wait) => {
    const qstash = await startTestQstash();
    const destination = await startDestination((_, count) =>
      count === 1 ? { status: 503, headers: { 'Retry-After': wait } } : {},
    );

    const { messageId } = await qstash.client.publishJSON({ url: destination.url, body: {} });
    await eventually(() => expect(destination.received).toHaveLength(2));
    await qstash.drain();

    const ids = destination.received.map(({ headers }) => headers['upstash-message-id']);
    expect(ids).toEqual([messageId, messageId]);
    const retried = destination.received.map(({ headers }) => headers['upstash-retried']);
    expect(retried).toEqual(['0', '1']);
    expect((await qstash.client.dlq.listMessages()).messages).toEqual([]);
  });

  test("the destination's wish outranks the publisher's formula", async () => {
    const qstash = await startTestQstash();
    const destination = await startDestination((_, count) =>
      count === 1 ? { status: 503, headers: { 'Retry-After': '0' } } : {},
    );

    await qstash.client.publishJSON({ url: destination.url, retryDelay: '86400000' });

    await eventually(() => expect(destination.received).toHaveLength(2));
  });

  test('the publisher decides how often and how long to wait', async () => {
    let time = 1_800_000_000_000;
    const qstash = await startTestQstash(() => time);
    const destination = await startDestination(() => ({ status: 500 }));

    await qstash.client.publishJSON({
      url: destination.url,
      retries: 2,
      retryDelay: '1000 * (1 + retried)',
    });
    await qstash.drain();
    expect(destination.received).toHaveLength(1);
    time += 1000;
    await qstash.drain();
    expect(destination.received).toHaveLength(2);
    time += 1999;
    await qstash.drain();
    expect(destination.received).toHaveLength(2);
    time += 1;
    await qstash.drain();
    expect(destination.received).toHaveLength(3);
    time += 86_400_000;
    await qstash.drain();
    expect(destination.received).toHaveLength(3);
  });

  test('by default the first retry comes after twelve seconds', async () => {
    let time = 1_800_000_000_000;
    const qstash = await startTestQstash(() => time);
    const destination = await startDestination(() => ({ status: 500 }));

    await qstash.client.publishJSON({ url: destination.url });
    await qstash.drain();
    time += 12_000;
    await qstash.drain();
    expect(destination.received).toHaveLength(1);
    time += 1000;
    await qstash.drain();
    expect(destination.received).toHaveLength(2);
  });

  test('an exhausted message ends in the dead letters with its last answer', async () => {
    const qstash = await startTestQstash();
    const destination = await startDestination((_, count) => ({
      status: 500,
      body: `no ${count}`,
    }));

    const { messageId } = await qstash.client.publishJSON({
      url: destination.url,
      body: { a: 1 },
      label: 'bell',
    });
    await qstash.drain('skip');

    expect(destination.received).toHaveLength(4);
    const { messages } = await qstash.client.dlq.listMessages();
    expect(messages).toMatchObject([
      {
        messageId,
        url: destination.url,
        body: '{"a":1}',
        maxRetries: 3,
        responseStatus: 500,
        responseBody: 'no 4',
        labels: ['bell'],
      },
    ]);
    await expect(qstash.client.messages.get(messageId)).rejects.toMatchObject({ status: 404 });
  });

  test('489 with the header goes to the dead letters at once', async () => {
    const qstash = await startTestQstash();
    const destination = await startDestination(() => ({
      status: 489,
      headers: { 'Upstash-NonRetryable-Error': 'true' },
      body: 'unknown job',
    }));

    await qstash.client.publishJSON({ url: destination.url });
    await qstash.drain('skip');

    expect(destination.received).toHaveLength(1);
    const { messages } = await qstash.client.dlq.listMessages();
    expect(messages).toMatchObject([{ responseStatus: 489, responseBody: 'unknown job' }]);
  });

  test('489 without the header is tried again', async () => {
    const qstash = await startTestQstash();
    const destination = await startDestination((_, count) => ({ status: count === 1 ? 489 : 200 }));

    await qstash.client.publishJSON({ url: destination.url });
    await qstash.drain('skip');

    expect(destination.received).toHaveLength(2);
  });

  test.for([
    ['a redirect', { status: 302, headers: { Location: '/elsewhere' } }],
    ['a client error', { status: 404 }],
  ] as const)('%s counts as a failure', async ([, answer]) => {
    const qstash = await startTestQstash();
    const destination = await startDestination(() => ({ ...answer }));

    await qstash.client.publishJSON({ url: destination.url, retries: 0 });
    await qstash.drain();

    expect(destination.received.map(({ path }) => path)).toEqual(['/']);
    const { messages } = await qstash.client.dlq.listMessages();
    expect(messages).toMatchObject([{ responseStatus: answer.status }]);
  });

  test('a destination that nobody serves is a failure without a status', async () => {
    const qstash = await startTestQstash();

    await qstash.client.publishJSON({ url: 'http://127.0.0.1:1', retries: 0 });
    await qstash.drain();

    const { messages } = await qstash.client.dlq.listMessages();
    expect(messages).toMatchObject([
      { responseStatus: 0, responseBody: expect.stringContaining('ECONNREFUSED') },
    ]);
  });

  test('a destination that takes longer than the timeout is given up', async () => {
    const qstash = await startTestQstash();
    const destination = await startDestination(() => new Promise(() => {}));
    const headers = { 'upstash-timeout': '50ms', 'upstash-retries': '0' };

    await qstash.call('POST', `/v2/publish/${destination.url}`, { headers });
    await qstash.drain();

    const { messages } = await qstash.client.dlq.listMessages();
    expect(messages).toMatchObject([
      { responseStatus: 0, responseBody: 'the destination took too long' },
    ]);
  });

  test('a message cancelled between attempts is not tried again', async () => {
    const qstash = await startTestQstash();
    const destination = await startDestination(() => ({ status: 500 }));

    const { messageId } = await qstash.client.publishJSON({ url: destination.url });
    await qstash.drain();
    await qstash.client.messages.cancel(messageId);
    await qstash.drain('skip');

    expect(destination.received).toHaveLength(1);
    expect((await qstash.client.dlq.listMessages()).messages).toEqual([]);
  });
});
