import { randomUUID } from 'node:crypto';
import { Receiver } from '@upstash/qstash';
import { describe, expect, test } from 'vitest';
import type { Received } from './destination.ts';
import { startDestination } from './destination.ts';
import { startTestQstash } from './qstash.ts';

/** Publishes one message and returns what arrived. */
async function deliverOne(now?: () => number) {
  const [qstash, destination] = await Promise.all([startTestQstash(now), startDestination()]);
  const ring = async (): Promise<Received> => {
    await qstash.client.publishJSON({ url: `${destination.url}/job`, body: { lane: 'ä' } });
    await qstash.drain();
    const received = destination.received.at(-1);
    if (!received) throw new Error('nothing arrived');
    return received;
  };
  return { qstash, destination, ring, received: await ring() };
}

const signatureOf = ({ headers }: Received) => String(headers['upstash-signature']);

describe('signatures', () => {
  test('the receiver accepts a delivery as it came', async () => {
    const { qstash, destination, received } = await deliverOne();

    const verified = qstash.receiver.verify({
      signature: signatureOf(received),
      body: received.body,
      url: `${destination.url}/job`,
    });

    await expect(verified).resolves.toBe(true);
  });

  test('after a rotation the receiver accepts the next key, and refuses the one after', async () => {
    const { qstash, ring } = await deliverOne();

    await qstash.call('POST', '/v2/keys/rotate');
    const second = await ring();
    await qstash.call('POST', '/v2/keys/rotate');
    const third = await ring();

    const verify = (received: Received) =>
      qstash.receiver.verify({ signature: signatureOf(received), body: received.body });
    await expect(verify(second)).resolves.toBe(true);
    await expect(verify(third)).rejects.toThrow('signature verification failed');
  });

  test('another key, a changed body and another address are refused', async () => {
    const { qstash, received } = await deliverOne();
    const signature = signatureOf(received);
    const keys = { currentSigningKey: randomUUID(), nextSigningKey: randomUUID() };
    const { body } = received;

    const stranger = new Receiver(keys).verify({ signature, body });
    await expect(stranger).rejects.toThrow('signature verification failed');
    const tampered = qstash.receiver.verify({ signature, body: `${body} ` });
    await expect(tampered).rejects.toThrow('body hash does not match');
    const elsewhere = qstash.receiver.verify({ signature, body, url: 'http://other.test' });
    await expect(elsewhere).rejects.toThrow('invalid subject');
  });

  test('a signature expires after five minutes', async () => {
    const { qstash, received } = await deliverOne(() => Date.now() - 301_000);
    // Only one key, because the receiver's complaint is that of the last key it tried.
    const nextSigningKey = qstash.keys.currentSigningKey;
    const receiver = new Receiver({ ...qstash.keys, nextSigningKey });

    const { body } = received;
    const verified = receiver.verify({ signature: signatureOf(received), body });

    await expect(verified).rejects.toThrow('"exp" claim timestamp check failed');
  });

  test('a message without a body is signed too', async () => {
    const [qstash, destination] = await Promise.all([startTestQstash(), startDestination()]);

    await qstash.client.publish({ url: destination.url, method: 'GET' });
    await qstash.drain();

    const [received] = destination.received;
    expect(received?.method).toBe('GET');
    const signature = String(received?.headers['upstash-signature']);
    await expect(qstash.receiver.verify({ signature, body: '' })).resolves.toBe(true);
  });
});
