import { describe, expect, test } from 'vitest';
import { createGate, startDestination } from './destination.ts';
import { eventually, startTestQstash } from './qstash.ts';

/** A destination that shows how many deliveries it holds at once, and lets go when told. */
async function startMeter() {
  const gate = createGate();
  const held = { now: 0, most: 0 };
  const destination = await startDestination(async () => {
    held.now++;
    held.most = Math.max(held.most, held.now);
    await gate.passed;
    await new Promise((resolve) => setImmediate(resolve));
    held.now--;
    return {};
  });
  return { ...destination, held, open: gate.open };
}

const NUMBERS = Array.from({ length: 12 }, (_, n) => n);

describe('flow control', () => {
  test('parallelism 1 never overlaps', async () => {
    const [qstash, meter] = await Promise.all([startTestQstash(), startMeter()]);

    await qstash.client.batchJSON(
      NUMBERS.map((n) => ({
        url: meter.url,
        body: { n },
        flowControl: { key: 'lane', parallelism: 1 },
      })),
    );
    await eventually(() => expect(meter.held.now).toBe(1));
    expect(await qstash.client.flowControl.get('lane')).toMatchObject({
      parallelismMax: 1,
      parallelismCount: 1,
      waitListSize: NUMBERS.length - 1,
    });
    meter.open();
    await qstash.drain();

    expect(meter.received).toHaveLength(NUMBERS.length);
    expect(meter.held.most).toBe(1);
  });

  test('parallelism 2 runs two at once, and never three', async () => {
    const [qstash, meter] = await Promise.all([startTestQstash(), startMeter()]);

    await qstash.client.batchJSON(
      NUMBERS.map((n) => ({
        url: meter.url,
        body: { n },
        flowControl: { key: 'lane', parallelism: 2 },
      })),
    );
    await eventually(() => expect(meter.held.now).toBe(2));
    meter.open();
    await qstash.drain();

    expect(meter.received).toHaveLength(NUMBERS.length);
    expect(meter.held.most).toBe(2);
  });

  test('keys do not wait for one another, and neither do messages without a key', async () => {
    const [qstash, meter] = await Promise.all([startTestQstash(), startMeter()]);
    const publish = (key?: string) =>
      qstash.client.publishJSON({
        url: meter.url,
        ...(key && { flowControl: { key, parallelism: 1 } }),
      });

    await Promise.all([publish('a'), publish('b'), publish()]);

    await eventually(() => expect(meter.held.now).toBe(3));
    meter.open();
    await qstash.drain();
  });

  test('a message that waits to be retried does not hold its lane', async () => {
    const qstash = await startTestQstash();
    const destination = await startDestination(({ path }) => ({
      status: path === '/bad' ? 500 : 200,
    }));
    const flowControl = { key: 'lane', parallelism: 1 };

    await qstash.client.publishJSON({ url: `${destination.url}/bad`, flowControl });
    await qstash.client.publishJSON({ url: `${destination.url}/good`, flowControl });
    await qstash.drain();

    expect(destination.received.map(({ path }) => path)).toEqual(['/bad', '/good']);
  });

  test('a rate lets so many begin in a period, and the rest in the next', async () => {
    let time = 1_800_000_000_000;
    const [qstash, destination] = await Promise.all([
      startTestQstash(() => time),
      startDestination(),
    ]);

    await qstash.client.batchJSON(
      NUMBERS.slice(0, 5).map((n) => ({
        url: destination.url,
        body: { n },
        flowControl: { key: 'account', rate: 2, period: '1m' },
      })),
    );
    await eventually(() => expect(destination.received).toHaveLength(2));
    expect(await qstash.client.flowControl.get('account')).toMatchObject({
      rateMax: 2,
      rateCount: 2,
      ratePeriod: 60,
      waitListSize: 3,
    });

    const drained = qstash.drain();
    time += 60_000;
    await eventually(() => expect(destination.received).toHaveLength(4));
    time += 60_000;
    await drained;
    expect(destination.received).toHaveLength(5);
  });

  test('a paused key keeps its messages until it is resumed', async () => {
    const [qstash, destination] = await Promise.all([startTestQstash(), startDestination()]);
    const { flowControl } = qstash.client;

    await flowControl.pause('lane');
    await qstash.client.publishJSON({
      url: destination.url,
      flowControl: { key: 'lane', parallelism: 1 },
    });
    await qstash.drain();
    expect(destination.received).toEqual([]);
    expect(await flowControl.get('lane')).toMatchObject({ isPaused: true, waitListSize: 1 });

    await flowControl.resume('lane');
    await qstash.drain();
    expect(destination.received).toHaveLength(1);
  });

  test('a cancelled message leaves the waiting list', async () => {
    const [qstash, meter] = await Promise.all([startTestQstash(), startMeter()]);
    const publish = (path: string) =>
      qstash.client.publishJSON({
        url: `${meter.url}${path}`,
        flowControl: { key: 'lane', parallelism: 1 },
      });

    await publish('/first');
    const second = await publish('/second');
    await publish('/third');
    await qstash.client.messages.cancel(second.messageId);
    meter.open();
    await qstash.drain();

    expect(meter.received.map(({ path }) => path)).toEqual(['/first', '/third']);
  });
});
