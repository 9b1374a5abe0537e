import { eq } from 'drizzle-orm';
import { beforeEach, describe, expect, test } from 'vitest';
import { db } from '@/db/client';
import { audits, members } from '@/db/schema/accounts';
import type { Role } from '@/lib/domain/conversation';
import { assign } from '@/lib/services/conversations/assign';
import { changeRole } from '@/lib/services/members/change-role';
import { disable } from '@/lib/services/members/disable';
import { enable } from '@/lib/services/members/enable';
import { conversationPage } from '@/lib/web/loaders/conversation-page';
import { makeAccount, type TestAccount, type TestMember } from '../support/account.ts';
import { addInbox } from '../support/inbox.ts';
import {
  arrives,
  conversationsOf,
  newCustomer,
  threadOf,
  webhookBody,
  written,
} from '../support/instagram.ts';

let shop: TestAccount;
let boss: TestMember;
let agent: TestMember;

const asBoss = (who = boss) => shop.as(who, { role: 'administrator' });
const placeOf = async ({ memberId }: TestMember) =>
  (await db.select().from(members).where(eq(members.id, memberId)))[0];
const actsOn = async ({ memberId }: TestMember) => {
  const rows = await db
    .select()
    .from(audits)
    .where(eq(audits.subject, `member:${memberId}`));
  return rows.map(({ act, userId, details }) => ({ act, userId, ...details }));
};
const customerWrites = (account = shop.externalId, customer = newCustomer()) =>
  arrives(webhookBody(account, written({ account, customer, text: 'Hello' })));
const holders = async (inboxId = shop.inbox.id) =>
  (await conversationsOf(inboxId)).map(({ assigneeId }) => assigneeId);
const countsOf = async (who: TestMember, role: Role = 'agent') =>
  (
    await conversationPage(shop.as(who, { role }), {
      status: 'open',
      assignee: 'all',
      order: 'newest',
    })
  ).counts;

beforeEach(async () => {
  shop = await makeAccount();
  boss = await shop.member('administrator');
  agent = await shop.member('agent');
});

describe('a role', () => {
  test('is changed, with a note to whom it concerns and a row in the record', async () => {
    const ctx = asBoss();
    expect(await changeRole(ctx, agent.memberId, 'administrator')).toEqual({
      ok: true,
      name: agent.name,
    });
    expect(await placeOf(agent)).toMatchObject({ role: 'administrator' });
    expect(ctx.after.told).toContainEqual({
      accountId: shop.accountId,
      note: { type: 'access', member: agent.memberId },
    });
    expect(await actsOn(agent)).toEqual([
      { act: 'member.role_changed', userId: boss.userId, role: 'administrator', unassigned: 0 },
    ]);
  });

  test('twice is once', async () => {
    await changeRole(asBoss(), agent.memberId, 'administrator');
    expect(await changeRole(asBoss(), agent.memberId, 'administrator')).toMatchObject({ ok: true });
    expect(await actsOn(agent)).toHaveLength(1);
  });

  test('of an agent leaves a former administrator only what stands in their own inboxes', async () => {
    const second = await addInbox(shop);
    const other = await shop.member('administrator');
    await customerWrites();
    await customerWrites(second.externalId);
    await assign(asBoss(), 1, other.memberId);
    await assign(asBoss(), 2, other.memberId);

    await changeRole(asBoss(), other.memberId, 'agent');
    expect(await holders()).toEqual([other.memberId]);
    expect(await holders(second.id)).toEqual([null]);
    expect((await threadOf(second.id)).at(-1)?.content).toBe(
      `${boss.name} unassigned the conversation`,
    );
  });
});

describe('the last administrator', () => {
  test('stays one', async () => {
    const refusal = { ok: false, reason: 'last_administrator' };
    expect(await changeRole(asBoss(), boss.memberId, 'agent')).toEqual(refusal);
    expect(await disable(asBoss(), boss.memberId, null)).toEqual(refusal);
    expect(await placeOf(boss)).toMatchObject({ role: 'administrator', disabledAt: null });
    expect(await actsOn(boss)).toEqual([]);
  });

  test('is whoever is left when two let go of each other at once', async () => {
    const other = await shop.member('administrator');
    const both = await Promise.allSettled([
      disable(asBoss(boss), other.memberId, null),
      disable(asBoss(other), boss.memberId, null),
    ]);
    const done = both.filter((one) => one.status === 'fulfilled' && one.value.ok);
    expect(done).toHaveLength(1);
    const places = [await placeOf(boss), await placeOf(other)];
    expect(places.filter((place) => place?.disabledAt === null)).toHaveLength(1);
  });

  test('is whoever is left when two step down at once', async () => {
    const other = await shop.member('administrator');
    await Promise.all([
      changeRole(asBoss(boss), boss.memberId, 'agent'),
      changeRole(asBoss(other), other.memberId, 'agent'),
    ]);
    const roles = [await placeOf(boss), await placeOf(other)].map((place) => place?.role);
    expect(roles.toSorted()).toEqual(['administrator', 'agent']);
  });
});

test('who is enabled again has the role and the inboxes that they had', async () => {
  await customerWrites();
  await disable(asBoss(), agent.memberId, null);
  expect(await enable(asBoss(), agent.memberId)).toMatchObject({ ok: true });
  expect(await enable(asBoss(), agent.memberId)).toMatchObject({ ok: true });
  expect(await placeOf(agent)).toMatchObject({ role: 'agent', disabledAt: null });
  expect(await countsOf(agent)).toMatchObject({ all: 1 });
  expect((await actsOn(agent)).map(({ act }) => act)).toEqual([
    'member.disabled',
    'member.enabled',
  ]);
});

const DEEDS = {
  'a role': (ctx, id) => changeRole(ctx, id, 'administrator'),
  disabling: (ctx, id) => disable(ctx, id, null),
  enabling: (ctx, id) => enable(ctx, id),
} as const satisfies Record<string, (ctx: ReturnType<typeof asBoss>, id: number) => unknown>;

describe.each(Object.entries(DEEDS))('%s', (_, deed) => {
  test('is for administrators, also when the role was taken away a moment ago', async () => {
    const other = await shop.member('agent');
    await expect(deed(asBoss(other), agent.memberId)).rejects.toThrow('member');
    expect(await actsOn(agent)).toEqual([]);
  });

  test('does not reach a member of another account', async () => {
    const other = await makeAccount();
    const stranger = await other.member('agent');
    const before = await placeOf(stranger);
    await expect(deed(asBoss(), stranger.memberId)).rejects.toThrow('member');
    expect(await placeOf(stranger)).toEqual(before);
  });
});
