import { describe, expect, test } from 'vitest';
import { startDestination } from './destination.ts';
import { startTestQstash } from './qstash.ts';

describe('messages', () => {
  test('a waiting message can be looked at and cancelled', async () => {
    const [qstash, destination] = await Promise.all([startTestQstash(), startDestination()]);
    const { client } = qstash;

    const { messageId } = await client.publishJSON({
      url: destination.url,
      body: { a: 1 },
      delay: 60,
      label: 'bell',
      flowControl: { key: 'lane', parallelism: 2, rate: 5, period: '1m' },
    });

    expect(await client.messages.get(messageId)).toMatchObject({
      messageId,
      url: destination.url,
      method: 'POST',
      body: '{"a":1}',
      header: { 'content-type': ['application/json'] },
      maxRetries: 3,
      labels: ['bell'],
      flowControlKey: 'lane',
      parallelism: 2,
      rate: 5,
      period: 60,
    });
    expect(await client.messages.cancel(messageId)).toEqual({ cancelled: 1 });
    await expect(client.messages.get(messageId)).rejects.toMatchObject({ status: 404 });
    await qstash.drain('skip');
    expect(destination.received).toEqual([]);
  });

  test('many are cancelled by a filter, and an unknown filter cancels none', async () => {
    const qstash = await startTestQstash();
    const { client } = qstash;
    const later = (label: string) =>
      client.publishJSON({ url: 'http://a.test', delay: 60, label, body: {} });
    await Promise.all([later('old'), later('old'), later('new')]);

    const unknown = await qstash.call('DELETE', '/v2/messages?colour=red');
    expect(unknown.status).toBe(400);
    expect(await client.messages.cancel({ filter: { label: 'old' } })).toEqual({ cancelled: 2 });
    expect(await client.messages.cancel({ all: true })).toEqual({ cancelled: 1 });
  });
});
