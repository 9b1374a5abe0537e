import { randomUUID } from 'node:crypto';
import { eq } from 'drizzle-orm';
import { beforeEach, describe, expect, test } from 'vitest';
import { db } from '@/db/client';
import { saveSession } from '@/db/queries/sessions';
import { audits } from '@/db/schema/accounts';
import { inboxes, inboxMembers } from '@/db/schema/inboxes';
import { sessionEnd } from '@/lib/domain/sign-in';
import { assign } from '@/lib/services/conversations/assign';
import { change } from '@/lib/services/inboxes/change';
import { changeMembers } from '@/lib/services/inboxes/change-members';
import { disable } from '@/lib/services/members/disable';
import { watchAccess } from '@/lib/web/live-access';
import { conversationDetail } from '@/lib/web/loaders/conversation-detail';
import { conversationPage } from '@/lib/web/loaders/conversation-page';
import { messagePage } from '@/lib/web/loaders/message-page';
import { makeAccount, type TestAccount, type TestMember } from '../support/account.ts';
import {
  arrives,
  conversationsOf,
  newCustomer,
  threadOf,
  webhookBody,
  written,
} from '../support/instagram.ts';

const OPEN = { status: 'open', assignee: 'all', order: 'newest' } as const;

let shop: TestAccount;
let boss: TestMember;
let agent: TestMember;

const asBoss = () => shop.as(boss, { role: 'administrator' });
const takesOut = (...out: readonly TestMember[]) =>
  changeMembers(asBoss(), shop.inbox.id, { add: [], remove: out.map(({ memberId }) => memberId) });
const letsIn = (...people: readonly TestMember[]) =>
  changeMembers(asBoss(), shop.inbox.id, {
    add: people.map(({ memberId }) => memberId),
    remove: [],
  });
const inside = async () => {
  const rows = await db.select().from(inboxMembers).where(eq(inboxMembers.inboxId, shop.inbox.id));
  return rows.map(({ memberId }) => memberId);
};
const record = async () => {
  const rows = await db
    .select()
    .from(audits)
    .where(eq(audits.subject, `inbox:${shop.inbox.id}`))
    .orderBy(audits.id);
  return rows.map(({ act, details }) => ({ act, ...details }));
};

beforeEach(async () => {
  shop = await makeAccount();
  boss = await shop.member('administrator', { inInbox: false });
  agent = await shop.member('agent');
  const { externalId: account } = shop;
  await arrives(webhookBody(account, written({ account, customer: newCustomer(), text: 'Hello' })));
});

/** Each way to the conversations of an inbox, and what it says to whoever may not go there. */
const DOORS = {
  'the list': async () => (await conversationPage(shop.as(agent), OPEN)).conversations.length,
  'the counts': async () => (await conversationPage(shop.as(agent), OPEN)).counts.all,
  'the details': async () => seen(conversationDetail(shop.as(agent), 1)),
  'the thread': async () => seen(messagePage(shop.as(agent), 1)),
  'who can be given it': async () =>
    seen(assign(shop.as(boss, { role: 'administrator' }), 1, agent.memberId)),
} as const;

const seen = (work: Promise<unknown>): Promise<number> =>
  work.then(
    () => 1,
    () => 0,
  );

describe('an agent who is taken out of an inbox', () => {
  test.for(Object.entries(DOORS))(
    'no longer finds it through %s, and does again once let back in',
    async ([, look]) => {
      expect(await look()).toBe(1);
      await takesOut(agent);
      expect(await look()).toBe(0);
      await letsIn(agent);
      expect(await look()).toBe(1);
    },
  );

  test('holds nothing in it any longer', async () => {
    await assign(asBoss(), 1, agent.memberId);
    await takesOut(agent);
    expect((await conversationsOf(shop.inbox.id)).map(({ assigneeId }) => assigneeId)).toEqual([
      null,
    ]);
    expect((await threadOf(shop.inbox.id)).at(-1)?.content).toBe(
      `${boss.name} unassigned the conversation`,
    );
  });

  test('while somebody gives them something there is left with nothing', async () => {
    await Promise.allSettled([assign(asBoss(), 1, agent.memberId), takesOut(agent)]);
    expect((await conversationsOf(shop.inbox.id)).map(({ assigneeId }) => assigneeId)).toEqual([
      null,
    ]);
  });
});

test('an administrator who is taken out keeps what they hold: they see it anyway', async () => {
  const other = await shop.member('administrator');
  await assign(asBoss(), 1, other.memberId);
  await takesOut(other);
  expect((await conversationsOf(shop.inbox.id))[0]?.assigneeId).toBe(other.memberId);
});

describe('an open stream', () => {
  const note = () => ({
    type: 'conversation' as const,
    inbox: shop.inbox.id,
    conversation: 1,
    version: 1,
  });
  const watch = async (who: TestMember) => {
    const sessionId = randomUUID();
    const at = new Date();
    await db.transaction((tx) =>
      saveSession(tx, { id: sessionId, userId: who.userId, at, expiresAt: sessionEnd(at) }),
    );
    const access = watchAccess({
      accountId: shop.accountId,
      memberId: who.memberId,
      userId: who.userId,
      sessionId,
    });
    expect(await access.renew()).toBe('open');
    return access;
  };

  test('of an agent carries their inboxes, and stops once they are out', async () => {
    const access = await watch(agent);
    expect(access.hears(note())).toBe(true);
    await takesOut(agent);
    access.doubt();
    expect(access.hears(note())).toBe(false);
    expect(await access.renew()).toBe('open');
    expect(access.hears(note())).toBe(false);
    await letsIn(agent);
    await access.renew();
    expect(access.hears(note())).toBe(true);
  });

  test('carries what concerns the member’s own place, and nobody else’s', async () => {
    const access = await watch(agent);
    expect(access.hears({ type: 'access', member: agent.memberId })).toBe(true);
    expect(access.hears({ type: 'access', member: boss.memberId })).toBe(false);
    expect(access.hears({ type: 'closed' })).toBe(false);
  });

  test('is closed once the member is disabled', async () => {
    const access = await watch(agent);
    await disable(asBoss(), agent.memberId, null);
    expect(await access.renew()).toBe('closed');
  });

  test('a look that began before a change does not undo what came after it', async () => {
    const access = await watch(agent);
    const late = access.renew();
    access.doubt();
    await late;
    expect(access.hears(note())).toBe(false);
  });
});

describe('changing who is in an inbox', () => {
  test('tells each of them, and leaves a row for each', async () => {
    const second = await shop.member('agent', { inInbox: false });
    const ctx = asBoss();
    const change = { add: [second.memberId], remove: [agent.memberId] };
    await changeMembers(ctx, shop.inbox.id, change);
    expect(await inside()).toEqual([second.memberId]);
    for (const { memberId: member } of [agent, second]) {
      const told = { accountId: shop.accountId, note: { type: 'access', member } };
      expect(ctx.after.told).toContainEqual(told);
    }
    expect(await record()).toEqual([
      { act: 'inbox.member_added', member: second.memberId },
      { act: 'inbox.member_removed', member: agent.memberId },
    ]);
  });

  test('twice is once, also at the same time', async () => {
    const second = await shop.member('agent', { inInbox: false });
    await Promise.all([letsIn(second), letsIn(second)]);
    await letsIn(second);
    await takesOut(agent);
    await takesOut(agent);
    expect(await inside()).toEqual([second.memberId]);
    expect(await record()).toHaveLength(2);
  });

  test('lets in nobody of another account and nobody who is disabled', async () => {
    const other = await makeAccount();
    const gone = await shop.member('agent', { inInbox: false });
    await disable(asBoss(), gone.memberId, null);
    for (const who of [await other.member('agent'), gone]) {
      await expect(letsIn(who)).rejects.toThrow('member');
    }
    expect(await inside()).toEqual([agent.memberId]);
  });
});

describe('the settings of an inbox', () => {
  const row = async () => (await db.select().from(inboxes).where(eq(inboxes.id, shop.inbox.id)))[0];

  test('are changed, and the record says what', async () => {
    const ctx = asBoss();
    await change(ctx, shop.inbox.id, { name: 'Roastery', lockToSingleConversation: true });
    expect(await row()).toMatchObject({ name: 'Roastery', lockToSingleConversation: true });
    expect(await record()).toEqual([
      { act: 'inbox.changed', renamed: true, lockToSingleConversation: true },
    ]);
    expect(ctx.after.told).toEqual([{ accountId: shop.accountId, note: { type: 'refresh' } }]);
  });

  test('that stay as they are leave no row', async () => {
    const ctx = asBoss();
    await change(ctx, shop.inbox.id, { name: 'shop' });
    expect([await record(), ctx.after.told]).toEqual([[], []]);
  });
});

const DEEDS = {
  'change its settings': (ctx, id) => change(ctx, id, { name: 'Mine now' }),
  'change who is in it': (ctx, id) => changeMembers(ctx, id, { add: [], remove: [agent.memberId] }),
} as const satisfies Record<string, (ctx: ReturnType<typeof asBoss>, id: number) => unknown>;

describe.each(Object.entries(DEEDS))('nobody else can %s', (_, deed) => {
  test('neither an agent, nor an administrator of another account', async () => {
    const other = await makeAccount();
    const stranger = other.as(await other.member('administrator'), { role: 'administrator' });
    for (const ctx of [shop.as(agent), shop.as(agent, { role: 'administrator' }), stranger]) {
      await expect(deed(ctx, shop.inbox.id)).rejects.toThrow('inbox');
    }
    expect(await inside()).toEqual([agent.memberId]);
    expect(await record()).toEqual([]);
  });
});
