import { describe, expect, test } from 'vitest';
import { startQstash } from '../../../local/services/qstash.ts';
import { createGate, startDestination } from './destination.ts';
import { eventually, startTestQstash } from './qstash.ts';

const SETUP = { token: 't', currentSigningKey: 'sig_a', nextSigningKey: 'sig_b' };

describe('starting and stopping', () => {
  test('a port in use is one clear line', async () => {
    const qstash = await startTestQstash();
    const port = Number(new URL(qstash.url).port);

    const second = startQstash({ ...SETUP, port });

    await expect(second).rejects.toThrow(`QStash: port ${port} is already in use`);
  });

  test('an empty key is refused', async () => {
    await expect(startQstash({ ...SETUP, nextSigningKey: '' })).rejects.toThrow('signing keys');
  });

  test('stopping cuts deliveries under way and sends nothing more', async () => {
    const gate = createGate();
    const destination = await startDestination(() => gate.passed.then(() => ({ status: 500 })));
    const qstash = await startQstash(SETUP);
    const headers = { authorization: 'Bearer t', 'upstash-retry-delay': '0' };
    await fetch(`${qstash.url}/v2/publish/${destination.url}`, { method: 'POST', headers });
    await eventually(() => expect(destination.received).toHaveLength(1));

    await qstash.stop();
    gate.open();

    await expect(fetch(qstash.url)).rejects.toThrow();
    expect(destination.received).toHaveLength(1);
  });

  test('a burst without flow control never holds more than fifty connections', async () => {
    const gate = createGate();
    const held = { now: 0, most: 0 };
    const destination = await startDestination(async () => {
      held.most = Math.max(held.most, ++held.now);
      await gate.passed;
      held.now--;
      return {};
    });
    const qstash = await startTestQstash();
    const burst = Array.from({ length: 120 }, (_, n) => ({ url: destination.url, body: { n } }));

    await qstash.client.batchJSON(burst);
    await eventually(() => expect(held.now).toBe(50));
    gate.open();
    await qstash.drain();

    expect(destination.received).toHaveLength(120);
    expect(held.most).toBe(50);
  });
});
