import { describe, expect, test } from 'vitest';
import { startDestination } from './destination.ts';
import { startTestQstash } from './qstash.ts';

describe('callbacks', () => {
  test('tell what the destination answered, signed as any delivery', async () => {
    const qstash = await startTestQstash();
    const destination = await startDestination(() => ({ body: 'done' }));
    const listener = await startDestination();

    const { messageId } = await qstash.client.publishJSON({
      url: destination.url,
      body: { a: 1 },
      callback: listener.url,
      headers: { 'Upstash-Callback-Forward-X-Mine': 'yes' },
    });
    await qstash.drain();

    const [told] = listener.received;
    const news = JSON.parse(told?.body ?? '');
    expect(news).toMatchObject({
      status: 200,
      sourceMessageId: messageId,
      url: destination.url,
      retried: 0,
      maxRetries: 3,
      sourceBody: Buffer.from('{"a":1}').toString('base64'),
    });
    expect(Buffer.from(news.body, 'base64').toString()).toBe('done');
    expect(told?.headers['x-mine']).toBe('yes');
    const signature = String(told?.headers['upstash-signature']);
    await expect(qstash.receiver.verify({ signature, body: told?.body ?? '' })).resolves.toBe(true);
  });

  test('a failure callback hears only of the end', async () => {
    const qstash = await startTestQstash();
    const destination = await startDestination(() => ({ status: 500, body: 'sorry' }));
    const listener = await startDestination();

    await qstash.client.publishJSON({
      url: destination.url,
      retries: 2,
      failureCallback: listener.url,
    });
    await qstash.drain('skip');

    expect(destination.received).toHaveLength(3);
    expect(listener.received).toHaveLength(1);
    const news = JSON.parse(listener.received[0]?.body ?? '');
    const { messages } = await qstash.client.dlq.listMessages();
    expect(news).toMatchObject({ status: 500, retried: 2, dlqId: messages[0]?.dlqId });
  });
});
