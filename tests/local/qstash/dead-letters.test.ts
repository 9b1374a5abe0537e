import { describe, expect, test } from 'vitest';
import { startDestination } from './destination.ts';
import { startTestQstash } from './qstash.ts';

describe('dead letters', () => {
  test('can be read one by one, deleted, and sent once more', async () => {
    const qstash = await startTestQstash();
    let status = 500;
    const destination = await startDestination(() => ({ status }));
    const { dlq } = qstash.client;
    for (const path of ['/a', '/b', '/c']) {
      await qstash.client.publishJSON({ url: `${destination.url}${path}`, retries: 0 });
    }
    await qstash.drain();

    const listed = (await dlq.listMessages()).messages;
    const idOf = (path: string) =>
      listed.find(({ url }) => url.endsWith(path))?.dlqId ?? expect.fail(`no letter of ${path}`);
    const one = await qstash.call('GET', `/v2/dlq/${idOf('/a')}`);
    expect(await one.json()).toMatchObject({ url: `${destination.url}/a` });
    await dlq.delete(idOf('/a'));
    expect(await dlq.delete([idOf('/b')])).toMatchObject({ deleted: 1 });
    await expect(dlq.delete(idOf('/a'))).rejects.toMatchObject({ status: 404 });

    status = 200;
    const { responses } = await dlq.retry(idOf('/c'));
    await qstash.drain();
    expect(destination.received.at(-1)).toMatchObject({
      path: '/c',
      headers: { 'upstash-message-id': responses[0]?.messageId, 'upstash-retried': '0' },
    });
    expect((await dlq.listMessages()).messages).toEqual([]);
  });

  test('are listed by pages, newest first', async () => {
    const qstash = await startTestQstash();
    const destination = await startDestination(() => ({ status: 500 }));
    for (const path of ['/1', '/2', '/3']) {
      await qstash.client.publishJSON({ url: `${destination.url}${path}`, retries: 0 });
      await qstash.drain();
    }

    const first = await qstash.client.dlq.listMessages({ count: 2 });
    const rest = await qstash.client.dlq.listMessages({ count: 2, cursor: first.cursor ?? '' });

    const paths = [...first.messages, ...rest.messages].map(({ url }) => new URL(url).pathname);
    expect(paths).toEqual(['/3', '/2', '/1']);
    expect(rest.cursor).toBeUndefined();
  });
});
