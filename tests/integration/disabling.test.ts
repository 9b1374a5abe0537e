import { eq } from 'drizzle-orm';
import { beforeEach, describe, expect, test } from 'vitest';
import { db } from '@/db/client';
import { heldCounts } from '@/db/queries/hand-over';
import { findMember } from '@/db/queries/members';
import { saveSession } from '@/db/queries/sessions';
import { audits, members } from '@/db/schema/accounts';
import type { Role } from '@/lib/domain/conversation';
import { sessionEnd } from '@/lib/domain/sign-in';
import { createAccessToken } from '@/lib/services/access-tokens/create';
import { recogniseToken } from '@/lib/services/access-tokens/recognise';
import { assign } from '@/lib/services/conversations/assign';
import { reopen } from '@/lib/services/conversations/reopen';
import { resolve } from '@/lib/services/conversations/resolve';
import { disable } from '@/lib/services/members/disable';
import { resume } from '@/lib/services/sessions/resume';
import { conversationPage } from '@/lib/web/loaders/conversation-page';
import {
  digits,
  makeAccount,
  system,
  type TestAccount,
  type TestMember,
} from '../support/account.ts';
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

describe('disabling', () => {
  test('closes the place, and a closed place is none', async () => {
    expect(await disable(asBoss(), agent.memberId, null)).toMatchObject({ ok: true });
    expect(await findMember(db, shop.accountId, agent.userId)).toBeUndefined();
    await customerWrites();
    await expect(assign(asBoss(), 1, agent.memberId)).rejects.toThrow('member');
  });

  test('is never of oneself', async () => {
    await shop.member('administrator');
    expect(await disable(asBoss(), boss.memberId, null)).toEqual({ ok: false, reason: 'yourself' });
  });

  test('hands everything over that is not resolved, with a line in each thread', async () => {
    const heir = await shop.member('agent');
    for (let each = 0; each < 3; each++) await customerWrites();
    for (const number of [1, 2, 3]) await assign(asBoss(), number, agent.memberId);
    await resolve(asBoss(), 3);

    await disable(asBoss(), agent.memberId, heir.memberId);
    expect(await holders()).toEqual([heir.memberId, heir.memberId, agent.memberId]);
    const lines = (await threadOf(shop.inbox.id)).filter(
      ({ content }) => content === `${boss.name} assigned the conversation to ${heir.name}`,
    );
    expect(lines).toHaveLength(2);
    expect(await actsOn(agent)).toEqual([
      { act: 'member.disabled', userId: boss.userId, handedOver: 2, to: heir.memberId },
    ]);
    expect(await countsOf(heir)).toMatchObject({ all: 2, mine: 2, unassigned: 0 });
  });

  test('without an heir leaves it unassigned, and the counts agree', async () => {
    for (let each = 0; each < 2; each++) await customerWrites();
    for (const number of [1, 2]) await assign(asBoss(), number, agent.memberId);
    expect(await heldCounts(db, asBoss().scope)).toEqual([
      { memberId: agent.memberId, inboxId: shop.inbox.id, count: 2 },
    ]);
    await disable(asBoss(), agent.memberId, null);
    expect(await holders()).toEqual([null, null]);
    expect(await heldCounts(db, asBoss().scope)).toEqual([]);
    expect(await countsOf(boss, 'administrator')).toMatchObject({ all: 2, unassigned: 2 });
  });

  test('gives nothing to somebody who could not see it, and then disables nobody', async () => {
    const outsider = await shop.member('agent', { inInbox: false });
    await customerWrites();
    await assign(asBoss(), 1, agent.memberId);
    expect(await disable(asBoss(), agent.memberId, outsider.memberId)).toEqual({
      ok: false,
      reason: 'heir_cannot_see',
    });
    expect(await placeOf(agent)).toMatchObject({ disabledAt: null });
    expect(await holders()).toEqual([agent.memberId]);
  });

  test('gives nothing to somebody of another account, to a disabled one, or to themselves', async () => {
    const other = await makeAccount();
    const stranger = await other.member('administrator');
    const gone = await shop.member('agent');
    await disable(asBoss(), gone.memberId, null);
    for (const heir of [stranger, gone, agent]) {
      expect(await disable(asBoss(), agent.memberId, heir.memberId)).toEqual({
        ok: false,
        reason: 'no_heir',
      });
    }
    expect(await placeOf(agent)).toMatchObject({ disabledAt: null });
  });

  test('twice is once', async () => {
    await disable(asBoss(), agent.memberId, null);
    const first = await placeOf(agent);
    expect(await disable(asBoss(), agent.memberId, null)).toMatchObject({ ok: true });
    expect(await placeOf(agent)).toEqual(first);
    expect(await actsOn(agent)).toHaveLength(1);
  });

  test('while somebody gives them something leaves nothing in their hands', async () => {
    for (let each = 0; each < 4; each++) await customerWrites();
    await Promise.allSettled([
      ...[1, 2, 3, 4].map((number) => assign(asBoss(), number, agent.memberId)),
      disable(asBoss(), agent.memberId, null),
    ]);
    expect(await holders()).toEqual([null, null, null, null]);
    expect(await heldCounts(db, asBoss().scope)).toEqual([]);
  });

  test('takes what was resolved out of their hands once it opens again', async () => {
    await customerWrites();
    await assign(asBoss(), 1, agent.memberId);
    await resolve(asBoss(), 1);
    await disable(asBoss(), agent.memberId, null);
    await reopen(asBoss(), 1);
    expect(await holders()).toEqual([null]);
  });
});

describe('the sessions of whoever is disabled', () => {
  const enter = async (userId: number) => {
    const id = digits(30);
    const now = new Date();
    await db.transaction((tx) =>
      saveSession(tx, { id, userId, at: now, expiresAt: sessionEnd(now) }),
    );
    return id;
  };
  const isOpen = async (id: string) => (await resume({ db, now: new Date() }, id)) !== null;

  test('end at once', async () => {
    const session = await enter(agent.userId);
    expect(await isOpen(session)).toBe(true);
    await disable(asBoss(), agent.memberId, null);
    expect(await isOpen(session)).toBe(false);
  });

  test('take the tokens of their scripts along', async () => {
    const token = await createAccessToken(shop.as(agent), 'Script');
    expect(await recogniseToken(system(), token)).not.toBeNull();
    await disable(asBoss(), agent.memberId, null);
    expect(await recogniseToken(system(), token)).toBeNull();
  });

  test('go on where they have another place', async () => {
    const other = await makeAccount();
    await db.insert(members).values({
      accountId: other.accountId,
      userId: agent.userId,
      role: 'agent',
    });
    const session = await enter(agent.userId);
    await disable(asBoss(), agent.memberId, null);
    expect(await isOpen(session)).toBe(true);
    expect(await findMember(db, shop.accountId, agent.userId)).toBeUndefined();
    expect(await findMember(db, other.accountId, agent.userId)).toBeDefined();
  });
});
