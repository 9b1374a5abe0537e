import { and, eq, ne, sql } from 'drizzle-orm';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { db } from '@/db/client';
import { events } from '@/db/schema/events';
import { messages } from '@/db/schema/messages';
import { receiverFor } from '@/lib/channels/registry';
import { runJob } from '@/lib/jobs/registry';
import { withLock } from '@/lib/platform/lock';
import { accept } from '@/lib/services/events/accept';
import { drain } from '@/lib/services/events/drain';
import { hasNewEvents } from '@/lib/services/events/has-new';
import { digits, makeAccount, system, type TestAccount } from '../support/account.ts';
import {
  conversationsOf,
  echoed,
  newCustomer,
  newMid,
  seen,
  threadOf,
  webhookBody,
  workOff,
  written,
} from '../support/instagram.ts';

const T0 = Date.parse('2026-11-20T10:00:00Z');
let shop: TestAccount;
let account: string;
let customer: string;
let lane: string;

beforeEach(async () => {
  shop = await makeAccount();
  account = shop.externalId;
  customer = newCustomer();
  lane = `instagram:${account}:${customer}`;
});

async function isStored(...items: readonly object[]): Promise<void> {
  const body = new TextEncoder().encode(webhookBody(account, ...items));
  await accept(system(), receiverFor('instagram').split(body) ?? []);
}
const says = (text: string, at: number, mid = newMid()) =>
  written({ account, customer, text, at, mid });
const texts = async () => (await threadOf(shop.inbox.id)).map(({ content }) => content);
const eventsNotDone = () =>
  db
    .select()
    .from(events)
    .where(and(eq(events.entryId, account), ne(events.state, 'done')));

describe('an event that fails', () => {
  const poison = `poison ${digits(12)}`;
  const constraint = `messages_refuse_${digits(12)}`;
  const rule = sql.raw(`content is null or content <> '${poison}'`);

  beforeEach(() =>
    db.execute(
      sql`alter table ${messages} add constraint ${sql.raw(constraint)} check (${rule}) not valid`,
    ),
  );
  const mend = () =>
    db.execute(sql`alter table ${messages} drop constraint if exists ${sql.raw(constraint)}`);
  afterEach(mend);

  test('is put off, and its neighbours go on', async () => {
    await isStored(says('First', T0), says(poison, T0 + 1000), says('Third', T0 + 2000));
    const now = new Date();
    await drain(system(now), lane);

    expect(await texts()).toEqual(['First', 'Third']);
    expect(await eventsNotDone()).toMatchObject([
      { state: 'new', attempts: 1, dueAt: new Date(now.getTime() + 5000) },
    ]);
    expect(await hasNewEvents(system(now), lane)).toBe(false);
    expect(await hasNewEvents(system(new Date(now.getTime() + 5000)), lane)).toBe(true);
  });

  test('leaves nothing half done, and is done later when it can be', async () => {
    await isStored(says(poison, T0));
    await drain(system(), lane);
    expect(await conversationsOf(shop.inbox.id)).toEqual([]);

    await mend();
    await drain(system(new Date(Date.now() + 60_000)), lane);
    expect(await texts()).toEqual([poison]);
    expect(await eventsNotDone()).toEqual([]);
    expect(await conversationsOf(shop.inbox.id)).toMatchObject([{ unreadCount: 1 }]);
  });

  test('is tried eight times over ten minutes, then given up and kept', async () => {
    await isStored(says(poison, T0));
    let now = Date.now();
    const waits: number[] = [];
    for (let tries = 0; tries < 20; tries++) {
      await drain(system(new Date(now)), lane);
      const [event] = await eventsNotDone();
      if (event?.state !== 'new') break;
      waits.push((event.dueAt?.getTime() ?? 0) - now);
      now = event.dueAt?.getTime() ?? 0;
    }
    expect(waits.map((ms) => ms / 1000)).toEqual([5, 10, 20, 40, 80, 160, 320]);
    expect(await eventsNotDone()).toMatchObject([{ state: 'failed', attempts: 8, dueAt: null }]);
    expect((await eventsNotDone())[0]?.raw).toContain(poison);
  });
});

describe('many workers on one lane', { timeout: 120_000 }, () => {
  const MIDS = Array.from({ length: 24 }, () => newMid());

  async function muchArrives() {
    const items = MIDS.map((mid, index) => says(`n${index}`, T0 + index * 10, mid + customer));
    const echo = echoed({ account, customer, text: 'We', mid: `e${customer}`, at: T0 + 105 });
    const mark = seen({ account, customer, mid: `e${customer}`, at: T0 + 200 });
    await isStored(...items.toReversed(), mark, echo);
  }
  async function allIsThereOnce() {
    const expected = MIDS.map((_, index) => `n${index}`).toSpliced(11, 0, 'We');
    expect(await texts()).toEqual(expected);
    expect(await conversationsOf(shop.inbox.id)).toMatchObject([
      {
        unreadCount: MIDS.length,
        lastActivityAt: new Date(T0 + 230),
        lastInboundAt: new Date(T0 + 230),
      },
    ]);
    expect((await threadOf(shop.inbox.id))[11]).toMatchObject({
      direction: 'outgoing',
      status: 'read',
    });
    expect(await eventsNotDone()).toEqual([]);
  }

  test('four without any lock: every message once, in order, counted once', async () => {
    await muchArrives();
    await Promise.all(Array.from({ length: 4 }, () => workOff(system(), lane)));
    await allIsThereOnce();
  });

  test('eight jobs at the same moment: the same', async () => {
    await muchArrives();
    const outcomes = await Promise.all(
      Array.from({ length: 8 }, () => runJob('receive-events', { lane })),
    );
    expect(new Set(outcomes)).toEqual(new Set(['done']));
    await allIsThereOnce();
  });

  test('the same bodies stored again by several at once: the same', async () => {
    await Promise.all([muchArrives(), muchArrives(), muchArrives()]);
    await Promise.all(Array.from({ length: 3 }, () => workOff(system(), lane)));
    await allIsThereOnce();
  });
});

test('a job whose payload does not fit is given up', async () => {
  expect(await runJob('receive-events', {})).toEqual({ giveUp: 'malformed payload' });
  expect(await runJob('receive-events', { lane: '' })).toEqual({ giveUp: 'malformed payload' });
  expect(await runJob('deliver-messages', null)).toEqual({ giveUp: 'malformed payload' });
});

test('jobs about what is no more are done', async () => {
  const gone = 2 ** 40;
  expect(await runJob('receive-events', { lane: 'instagram:0:0' })).toBe('done');
  expect(await runJob('receive-events', { lane: 'telegram:0:0' })).toBe('done');
  expect(await runJob('confirm-messages', { conversation: gone })).toBe('done');
  expect(await runJob('refresh-profile', { identity: gone })).toBe('done');
});

test('a look at the thread is asked for again while the lane is taken; other jobs leave it to the holder', async () => {
  const conversation = 2 ** 40;
  await withLock(`out:${conversation}`, async () => {
    const jobs = { conversation, inbox: conversation };
    expect(await runJob('confirm-messages', jobs)).toEqual({ retryAfterSeconds: 1 });
    expect(await runJob('deliver-messages', jobs)).toBe('done');
  });
  expect(await runJob('confirm-messages', { conversation })).toBe('done');
});
