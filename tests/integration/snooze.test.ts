import { eq } from 'drizzle-orm';
import { beforeEach, describe, expect, test } from 'vitest';
import { db } from '@/db/client';
import { audits } from '@/db/schema/accounts';
import { reopen } from '@/lib/services/conversations/reopen';
import { resolve } from '@/lib/services/conversations/resolve';
import { setStatus } from '@/lib/services/conversations/set-status';
import { wake } from '@/lib/services/conversations/wake';
import { sweep } from '@/lib/services/sweep/sweep';
import { makeAccount, system, type TestAccount, type TestMember } from '../support/account.ts';
import {
  arrives,
  conversationsOf,
  echoed,
  newCustomer,
  threadOf,
  webhookBody,
  written,
} from '../support/instagram.ts';

const T0 = Date.parse('2026-11-20T10:00:00Z');
const NOW = new Date(T0 + 60_000);
const UNTIL = new Date(T0 + 3 * 3_600_000);
let shop: TestAccount;
let agent: TestMember;
let customer: string;

beforeEach(async () => {
  shop = await makeAccount();
  agent = await shop.member('agent');
  customer = newCustomer();
  await says('Hello', T0);
});

const says = (text: string, at: number) => {
  const account = shop.externalId;
  return arrives(webhookBody(account, written({ account, customer, text, at })));
};
const me = (now = NOW) => shop.as(agent, { now });
const snooze = (until: Date | null) => setStatus(me(), 1, { status: 'snoozed', until });
const conversation = async () => (await conversationsOf(shop.inbox.id))[0];
const lines = async () =>
  (await threadOf(shop.inbox.id))
    .filter(({ direction }) => direction === 'activity')
    .map(({ content }) => content);
const acts = async () =>
  (await db.select().from(audits).where(eq(audits.accountId, shop.accountId))).map(
    ({ act, userId }) => [act, userId],
  );

describe('a snoozed conversation', () => {
  test('says so in its row, its thread and the audit', async () => {
    await snooze(UNTIL);
    expect(await conversation()).toMatchObject({ status: 'snoozed', snoozedUntil: UNTIL });
    expect(await lines()).toEqual([`${agent.name} snoozed the conversation`]);
    expect(await acts()).toEqual([['conversation.snoozed', agent.userId]]);
  });

  test('can’t be snoozed until a moment that is over', async () => {
    expect(await snooze(NOW)).toEqual({ ok: false, reason: 'snooze_is_over' });
    expect(await conversation()).toMatchObject({ status: 'open' });
  });

  test('opens by itself when its time has come, once', async () => {
    await snooze(UNTIL);
    const { id = 0 } = (await conversation()) ?? {};
    await wake(system(new Date(UNTIL.getTime() - 1)), id);
    expect(await conversation()).toMatchObject({ status: 'snoozed' });

    const ctx = system(UNTIL);
    await Promise.all([wake(ctx, id), wake(ctx, id), sweep(ctx)]);
    expect(await conversation()).toMatchObject({ status: 'open', snoozedUntil: null });
    expect(await lines()).toEqual([`${agent.name} snoozed the conversation`, 'The snooze is over']);
    expect(await acts()).toContainEqual(['conversation.woken', null]);
    expect(ctx.after.told).toContainEqual({
      accountId: shop.accountId,
      note: expect.objectContaining({ type: 'conversation', conversation: 1 }),
    });
  });

  test('is woken by the sweep', async () => {
    await snooze(UNTIL);
    await sweep(system(UNTIL));
    expect(await conversation()).toMatchObject({ status: 'open' });
  });

  test('opens when the customer writes, and then does not wake a second time', async () => {
    await snooze(UNTIL);
    await says('Me again', T0 + 120_000);
    expect(await conversation()).toMatchObject({ status: 'open', snoozedUntil: null });
    await resolve(me(), 1);
    await sweep(system(UNTIL));
    expect(await conversation()).toMatchObject({ status: 'resolved' });
  });

  test('sleeps on when the business writes in Instagram’s own app', async () => {
    await snooze(UNTIL);
    const account = shop.externalId;
    await arrives(webhookBody(account, echoed({ account, customer, text: 'Ours', at: T0 + 1 })));
    expect(await conversation()).toMatchObject({ status: 'snoozed', snoozedUntil: UNTIL });
  });

  test('without an end sleeps until the customer writes', async () => {
    await snooze(null);
    await sweep(system(new Date(T0 + 400 * 86_400_000)));
    expect(await conversation()).toMatchObject({ status: 'snoozed' });
    await says('Me again', T0 + 120_000);
    expect(await conversation()).toMatchObject({ status: 'open' });
  });

  test.for([
    ['resolved', resolve],
    ['open', reopen],
  ] as const)('forgets its end once it is %s', async ([status, verb]) => {
    await snooze(UNTIL);
    await verb(me(), 1);
    expect(await conversation()).toMatchObject({ status, snoozedUntil: null });
  });
});

describe('a pending conversation', () => {
  test('stays so when the customer writes, and is opened by a person', async () => {
    await setStatus(me(), 1, { status: 'pending' });
    await says('Me again', T0 + 120_000);
    expect(await conversation()).toMatchObject({ status: 'pending', unreadCount: 2 });
    await reopen(me(), 1);
    expect(await lines()).toEqual([
      `${agent.name} marked the conversation as pending`,
      `${agent.name} moved the conversation back to open`,
    ]);
  });
});

describe('the opposite', () => {
  test('of two people at once happens twice, one after the other', async () => {
    const both = await Promise.all([
      setStatus(me(), 1, 'opposite'),
      setStatus(me(), 1, 'opposite'),
    ]);
    const statuses = both.map((each) => each.ok && each.conversation.status);
    expect(statuses.toSorted()).toEqual(['open', 'resolved']);
    expect(await conversation()).toMatchObject({ status: 'open' });
  });

  test('of what is not theirs to see is not found', async () => {
    const stranger = await shop.member('agent', { inInbox: false });
    await expect(setStatus(shop.as(stranger), 1, 'opposite')).rejects.toThrow('conversation 1');
    expect(await acts()).toEqual([]);
  });
});
