import { and, desc, eq, sql } from 'drizzle-orm';
import { beforeEach, describe, expect, test } from 'vitest';
import { db } from '@/db/client';
import { countKept, failedOf, listAccountEvents, namesOfLanes } from '@/db/queries/account-events';
import { audits } from '@/db/schema/accounts';
import { events } from '@/db/schema/events';
import { inboxes } from '@/db/schema/inboxes';
import { messages } from '@/db/schema/messages';
import { drain } from '@/lib/services/events/drain';
import { replayFailed } from '@/lib/services/events/replay-failed';
import { replayOwn } from '@/lib/services/events/replay-own';
import { eventBody, failedEvents } from '@/lib/web/loaders/event-log';
import {
  digits,
  makeAccount,
  system,
  type TestAccount,
  type TestMember,
} from '../support/account.ts';
import {
  arrives,
  isStored,
  newCustomer,
  threadOf,
  webhookBody,
  written,
} from '../support/instagram.ts';

let shop: TestAccount;
let boss: TestMember;
let other: TestAccount;
let customer = '';

beforeEach(async () => {
  shop = await makeAccount();
  other = await makeAccount();
  boss = await shop.member('administrator');
  customer = newCustomer();
});

const asBoss = () => shop.as(boss, { role: 'administrator' });
const ofOther = async () =>
  other.as(await other.member('administrator'), { role: 'administrator' });
const says = (text: string, account = shop.externalId) =>
  arrives(webhookBody(account, written({ account, customer, text })));
const ALL = { state: null, kind: null, inboxId: null, before: null, limit: 50 } as const;
const listed = (wanted: Partial<Parameters<typeof listAccountEvents>[2]> = {}) =>
  listAccountEvents(db, asBoss().scope, { ...ALL, ...wanted });

async function fails(account = shop.externalId): Promise<number> {
  const [newest] = await db
    .select({ id: events.id })
    .from(events)
    .where(eq(events.entryId, account))
    .orderBy(desc(events.id))
    .limit(1);
  const id = newest?.id ?? 0;
  await db.update(events).set({ state: 'failed', attempts: 8 }).where(eq(events.id, id));
  return id;
}

describe('the log of an account', () => {
  test('holds what came for its inboxes, the newest first, and nobody else’s', async () => {
    await says('one');
    await says('not theirs', other.externalId);
    await says('two');
    const rows = await listed();
    expect(rows).toMatchObject([
      { kind: 'message', state: 'done', inbox: 'shop' },
      { kind: 'message', state: 'done', inbox: 'shop' },
    ]);
    expect(rows[0]?.id).toBeGreaterThan(rows[1]?.id ?? 0);
  });

  test('has what nobody worked on yet, too', async () => {
    await isStored({ account: shop.externalId, customer });
    expect(await listed()).toMatchObject([{ state: 'new', inbox: 'shop' }]);
  });

  test('can be filtered, and read on page by page', async () => {
    await says('one');
    await says('two');
    const id = await fails();
    expect(await listed({ state: 'failed' })).toMatchObject([{ id }]);
    expect(await listed({ state: 'waiting' })).toEqual([]);
    expect(await listed({ kind: 'comments' })).toEqual([]);
    expect(await listed({ kind: 'message', inboxId: shop.inbox.id })).toHaveLength(2);
    expect(await listed({ inboxId: other.inbox.id })).toEqual([]);
    const [first] = await listed({ limit: 1 });
    const [second] = await listed({ limit: 1, before: first?.id ?? 0 });
    expect(second?.id).toBeLessThan(first?.id ?? 0);
    expect(await listed({ before: second?.id ?? 0 })).toEqual([]);
  });

  test('says whom an event is about, once their name is known', async () => {
    await says('one');
    const [{ lane } = { lane: '' }] = await listed();
    expect(await namesOfLanes(db, asBoss().scope, [lane])).toEqual(new Map());
    await db.execute(
      sql`update contacts set name = 'Mira Holm' where account_id = ${shop.accountId}`,
    );
    expect(await namesOfLanes(db, asBoss().scope, [lane])).toEqual(new Map([[lane, 'Mira Holm']]));
    expect(await namesOfLanes(db, (await ofOther()).scope, [lane])).toEqual(new Map());
  });

  test('leaves out an inbox that is being deleted', async () => {
    await says('one');
    await db
      .update(inboxes)
      .set({ removedAt: new Date(), releasedAt: new Date() })
      .where(eq(inboxes.id, shop.inbox.id));
    expect(await listed()).toEqual([]);
  });

  test('counts comments and mentions, which have no screen yet', async () => {
    const change = (field: string, id: string) =>
      JSON.stringify({
        object: 'instagram',
        entry: [{ id: shop.externalId, time: 1_795_800_000, changes: [{ field, value: { id } }] }],
      });
    await arrives(change('comments', '1'));
    await arrives(change('comments', '2'));
    await arrives(change('mentions', '3'));
    const counts = await countKept(db, asBoss().scope);
    expect(new Map(counts.map(({ kind, count }) => [kind, count]))).toEqual(
      new Map([
        ['comments', 2],
        ['mentions', 1],
      ]),
    );
    expect(await countKept(db, (await ofOther()).scope)).toEqual([]);
  });
});

describe('what was in an event', () => {
  test('is shown to administrators of its account, without what lets somebody in', async () => {
    const url = 'https://lookaside.fbsbx.com/ig_messaging_cdn/?asset_id=1&signature=AbCdEf';
    const message = { attachments: [{ type: 'image', payload: { url } }] };
    const account = shop.externalId;
    await arrives(webhookBody(account, written({ account, customer, message })));
    const [{ id } = { id: 0 }] = await listed();
    const { body } = await eventBody(asBoss(), id);
    expect(body).toContain('asset_id=1');
    expect(body).not.toContain('AbCdEf');
    expect(JSON.parse(body)).toMatchObject({ messaging: { sender: { id: customer } } });
  });

  test('does not exist for anybody else', async () => {
    await says('secret');
    const [{ id } = { id: 0 }] = await listed();
    await expect(eventBody(await ofOther(), id)).rejects.toThrow('event');
    await expect(eventBody(shop.as(await shop.member('agent')), id)).rejects.toThrow('event');
    await expect(failedEvents(shop.as(await shop.member('agent')))).rejects.toThrow('events');
  });
});

describe('an event that failed', () => {
  test('is counted in red for its own account', async () => {
    await says('one');
    await fails();
    expect(await failedEvents(asBoss())).toEqual({ failed: 1 });
    expect(await failedEvents(await ofOther())).toEqual({ failed: 0 });
  });

  test('is found by its account also when it never came so far as to be anybody’s', async () => {
    const lane = await isStored({ account: shop.externalId, customer });
    await db.update(events).set({ state: 'failed' }).where(eq(events.lane, lane));
    expect(await failedOf(db, asBoss().scope, 10)).toHaveLength(1);
    expect(await failedOf(db, (await ofOther()).scope, 10)).toEqual([]);
  });

  test('knows whose it is from its first failure on', async () => {
    const lane = await isStored({ account: shop.externalId, customer, text: 'broken' });
    const constraint = sql.raw(`messages_refuse_${digits(12)}`);
    await db.execute(
      sql`alter table ${messages} add constraint ${constraint} check (content <> 'broken') not valid`,
    );
    try {
      await drain(system(), lane);
    } finally {
      await db.execute(sql`alter table ${messages} drop constraint ${constraint}`);
    }
    const [event] = await db.select().from(events).where(eq(events.lane, lane));
    expect(event).toMatchObject({
      state: 'new',
      attempts: 1,
      accountId: shop.accountId,
      inboxId: shop.inbox.id,
    });
  });

  test('is worked on again when an administrator of its account asks, once', async () => {
    await says('back again');
    await db.delete(messages).where(eq(messages.inboxId, shop.inbox.id));
    const id = await fails();
    await expect(replayOwn(await ofOther(), id)).rejects.toThrow('event');
    await expect(replayOwn(shop.as(await shop.member('agent')), id)).rejects.toThrow('event');

    const ctx = asBoss();
    expect(await replayOwn(ctx, id)).toBe(true);
    expect(await replayOwn(asBoss(), id)).toBe(false);
    const [{ lane } = { lane: '' }] = await listed();
    expect(ctx.after.rung).toEqual([{ name: 'receive-events', payload: { lane } }]);
    await drain(system(), lane);
    expect((await threadOf(shop.inbox.id)).map(({ content }) => content)).toEqual(['back again']);
    expect(await listed()).toMatchObject([{ id, state: 'done' }]);
  });

  test('goes along when all of the account are to be worked on again, and no other account’s', async () => {
    await says('one');
    await fails();
    await says('two');
    await fails();
    await says('theirs', other.externalId);
    const theirs = await fails(other.externalId);

    expect(await replayFailed(asBoss())).toBe(2);
    expect(await replayFailed(asBoss())).toBe(0);
    expect((await listed()).map(({ state }) => state)).toEqual(['new', 'new']);
    const [untouched] = await db.select().from(events).where(eq(events.id, theirs));
    expect(untouched?.state).toBe('failed');
    const trail = await db
      .select()
      .from(audits)
      .where(and(eq(audits.accountId, shop.accountId), eq(audits.act, 'event.failed_replayed')));
    expect(trail).toMatchObject([{ userId: boss.userId, details: { count: 2 } }]);
  });
});
