import { describe, expect, test } from 'vitest';
import { startDestination } from './destination.ts';
import { eventually, startTestQstash } from './qstash.ts';

/** A clock that can be set; 2026-11-23 11:59:59.950 UTC at first. */
async function startAtNoon() {
  let time = Date.parse('2026-11-23T11:59:59.950Z');
  const [qstash, destination] = await Promise.all([
    startTestQstash(() => time),
    startDestination(),
  ]);
  const advance = async (milliseconds: number) => {
    time += milliseconds;
    await qstash.drain();
  };
  return { qstash, destination, advance, schedules: qstash.client.schedules };
}

describe('schedules', () => {
  test('publish at every time of their cron expression', async () => {
    const { qstash, destination, advance, schedules } = await startAtNoon();

    const { scheduleId } = await schedules.create({
      destination: `${destination.url}/sweep`,
      cron: '* * * * *',
      body: '{"all":true}',
      headers: { 'X-From': 'schedule' },
    });
    await advance(0);
    expect(destination.received).toEqual([]);
    await advance(50);
    expect(destination.received).toHaveLength(1);
    await advance(59_999);
    expect(destination.received).toHaveLength(1);
    await advance(1);

    expect(destination.received).toHaveLength(2);
    expect(destination.received[1]).toMatchObject({
      method: 'POST',
      path: '/sweep',
      body: '{"all":true}',
      headers: {
        'content-type': 'application/json',
        'x-from': 'schedule',
        'upstash-schedule-id': scheduleId,
      },
    });
    const [one, two] = await qstash.deliveries();
    expect(one?.messageId).not.toBe(two?.messageId);
  });

  test('fire by themselves when the clock gets there', async () => {
    const nearNoon = Date.parse('2026-11-23T11:59:59.950Z');
    let started: number | undefined;
    const now = () => nearNoon + (started === undefined ? 0 : Date.now() - started);
    const [qstash, destination] = await Promise.all([startTestQstash(now), startDestination()]);

    await qstash.client.schedules.create({ destination: destination.url, cron: '0 12 * * *' });
    started = Date.now();

    await eventually(() => expect(destination.received).toHaveLength(1));
  });

  test('an id that exists is overwritten', async () => {
    const { destination, advance, schedules } = await startAtNoon();
    const scheduleId = 'sweep';

    await schedules.create({
      scheduleId,
      destination: `${destination.url}/old`,
      cron: '* * * * *',
    });
    const again = await schedules.create({
      scheduleId,
      destination: `${destination.url}/new`,
      cron: '*/5 * * * *',
      retries: 1,
    });

    expect(again).toEqual({ scheduleId });
    expect(await schedules.list()).toHaveLength(1);
    expect(await schedules.get(scheduleId)).toMatchObject({
      scheduleId,
      cron: '*/5 * * * *',
      destination: `${destination.url}/new`,
      method: 'POST',
      retries: 1,
      isPaused: false,
      nextScheduleTime: Date.parse('2026-11-23T12:00:00Z'),
    });
    await advance(50);
    await advance(60_000);
    expect(destination.received.map(({ path }) => path)).toEqual(['/new']);
  });

  test('pause, resume and delete', async () => {
    const { destination, advance, schedules } = await startAtNoon();
    const { scheduleId } = await schedules.create({
      destination: destination.url,
      cron: '* * * * *',
    });

    await schedules.pause({ schedule: scheduleId });
    expect(await schedules.get(scheduleId)).toMatchObject({ isPaused: true });
    await advance(60_000);
    expect(destination.received).toEqual([]);

    await schedules.resume({ schedule: scheduleId });
    await advance(60_000);
    expect(destination.received).toHaveLength(1);

    await schedules.delete(scheduleId);
    await advance(60_000);
    expect(destination.received).toHaveLength(1);
    await expect(schedules.get(scheduleId)).rejects.toMatchObject({ status: 404 });
    expect(await schedules.list()).toEqual([]);
  });

  test('a missed time is made up for once, not many times over', async () => {
    const { destination, advance, schedules } = await startAtNoon();
    await schedules.create({ destination: destination.url, cron: '* * * * *' });

    await advance(3_600_000);

    expect(destination.received).toHaveLength(1);
  });

  test('a schedule can name a time zone', async () => {
    const { schedules } = await startAtNoon();

    const { scheduleId } = await schedules.create({
      destination: 'http://a.test',
      cron: 'CRON_TZ=Asia/Tokyo 0 9 * * *',
    });

    const { nextScheduleTime } = await schedules.get(scheduleId);
    expect(nextScheduleTime).toBe(Date.parse('2026-11-24T00:00:00Z'));
  });

  test('can be run at once, for a test that will not wait a minute', async () => {
    const { qstash, destination, advance, schedules } = await startAtNoon();
    await schedules.create({
      scheduleId: 'sweep',
      destination: destination.url,
      cron: '0 0 1 1 *',
      flowControl: { key: 'sweep', parallelism: 1 },
    });

    await qstash.call('POST', '/local/schedules/sweep/run');
    await advance(0);

    expect(destination.received).toHaveLength(1);
    expect(await qstash.deliveries()).toMatchObject([{ flowControlKey: 'sweep', status: 200 }]);
  });

  test.for([
    '',
    'every minute',
    '* * * *',
    '61 * * * *',
    '* * * * * *',
    'CRON_TZ=Mars/X 0 0 * * *',
  ])('the cron expression "%s" is refused', async (cron) => {
    const qstash = await startTestQstash();

    const created = qstash.client.schedules.create({ destination: 'http://a.test', cron });

    await expect(created).rejects.toMatchObject({
      status: 400,
      message: expect.stringContaining('invalid cron expression'),
    });
  });
});
