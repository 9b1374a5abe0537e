import { randomUUID } from 'node:crypto';
import { sql } from 'drizzle-orm';
import { beforeEach, describe, expect, test } from 'vitest';
import { db } from '@/db/client';
import type { MemberContext } from '@/lib/services/context';
import { assign } from '@/lib/services/conversations/assign';
import { open } from '@/lib/services/conversations/open';
import { reopen } from '@/lib/services/conversations/reopen';
import { resolve } from '@/lib/services/conversations/resolve';
import { check } from '@/lib/services/messages/check';
import { reply } from '@/lib/services/messages/reply';
import { retry } from '@/lib/services/messages/retry';
import { conversationDetail } from '@/lib/web/loaders/conversation-detail';
import { conversationPage } from '@/lib/web/loaders/conversation-page';
import { memberList } from '@/lib/web/loaders/members';
import { messagePage } from '@/lib/web/loaders/message-page';
import { messageView } from '@/lib/web/loaders/message-view';
import { makeAccount, type TestAccount, type TestMember } from '../support/account.ts';
import { addInbox } from '../support/inbox.ts';
import { arrives, newCustomer, threadOf, webhookBody, written } from '../support/instagram.ts';

/** What a member can do to, or read of, the conversation that they name. */
const DEEDS = {
  reply: (ctx, { number }) =>
    reply(ctx, number, { clientId: randomUUID(), text: 'Hi', private: false }),
  note: (ctx, { number }) =>
    reply(ctx, number, { clientId: randomUUID(), text: 'Hi', private: true }),
  open: (ctx, { number }) => open(ctx, number),
  resolve: (ctx, { number }) => resolve(ctx, number),
  reopen: (ctx, { number }) => reopen(ctx, number),
  'assign to me': (ctx, { number }) => assign(ctx, number, ctx.scope.memberId),
  unassign: (ctx, { number }) => assign(ctx, number, null),
  retry: (ctx, { number, message }) => retry(ctx, number, message),
  check: (ctx, { number, message }) => check(ctx, number, message),
  'read its details': (ctx, { number }) => conversationDetail(ctx, number),
  'read its messages': (ctx, { number }) => messagePage(ctx, number),
} as const satisfies Record<
  string,
  (ctx: MemberContext, at: { number: number; message: number }) => Promise<unknown>
>;
const ALL_DEEDS = Object.entries(DEEDS);

let mine: TestAccount;
let theirs: TestAccount;
let agent: TestMember;
let stranger: TestMember;

const customerWritesTo = ({ externalId: account }: { externalId: string }) =>
  arrives(webhookBody(account, written({ account, customer: newCustomer(), text: 'Hello' })));
const newestMessage = async ({ inbox }: TestAccount) => (await threadOf(inbox.id)).at(-1)?.id ?? 0;

beforeEach(async () => {
  [mine, theirs] = await Promise.all([makeAccount(), makeAccount()]);
  [agent, stranger] = await Promise.all([mine.member('agent'), theirs.member('agent')]);
  await customerWritesTo(mine);
  await customerWritesTo(theirs);
  await customerWritesTo(theirs);
});

const TABLES = [
  'conversations',
  'messages',
  'audits',
  'contacts',
  'identities',
  'inboxes',
  'members',
];

/** Every row of an account, as text. */
async function everythingOf({ accountId }: TestAccount): Promise<string> {
  const rows = [];
  for (const table of TABLES) {
    rows.push(
      await db.execute(
        sql`select * from ${sql.identifier(table)} where account_id = ${accountId} order by id`,
      ),
    );
  }
  return JSON.stringify(rows);
}

describe('a number of another account', () => {
  test.for(ALL_DEEDS)('does not let me %s', async ([, deed]) => {
    const before = [await everythingOf(mine), await everythingOf(theirs)];
    for (const role of ['agent', 'administrator'] as const) {
      const ctx = mine.as(agent, { role });
      const at = { number: 2, message: await newestMessage(theirs) };
      await expect(deed(ctx, at)).rejects.toThrow(/^(conversation|message) /);
      expect([ctx.after.rung, ctx.after.told]).toEqual([[], []]);
    }
    expect([await everythingOf(mine), await everythingOf(theirs)]).toEqual(before);
  });

  test.for(['retry', 'check'] as const)(
    'of a message does not let me %s it in my own thread',
    async (deed) => {
      const at = { number: 1, message: await newestMessage(theirs) };
      await expect(DEEDS[deed](mine.as(agent), at)).rejects.toThrow('message');
    },
  );

  test('of a member can’t be given my conversation', async () => {
    const before = await everythingOf(mine);
    await expect(assign(mine.as(agent), 1, stranger.memberId)).rejects.toThrow('member');
    expect(await everythingOf(mine)).toBe(before);
  });

  test('of a member shows no name', async () => {
    const [row] = await threadOf(mine.inbox.id);
    if (!row) throw new Error('no message');
    const forged = { ...row, direction: 'outgoing', memberId: stranger.memberId } as const;
    expect(await messageView(mine.as(agent), [forged])).toMatchObject([
      { sender: { name: 'A former member' } },
    ]);
  });
});

describe('an inbox of my account that I am not in', () => {
  test.for(ALL_DEEDS)('does not let me %s', async ([, deed]) => {
    const outsider = await mine.member('agent', { inInbox: false });
    const before = await everythingOf(mine);
    const ctx = mine.as(outsider);
    const at = { number: 1, message: await newestMessage(mine) };
    await expect(deed(ctx, at)).rejects.toThrow(/^(conversation|message) /);
    expect([ctx.after.rung, ctx.after.told]).toEqual([[], []]);
    expect(await everythingOf(mine)).toBe(before);
  });

  test.for(ALL_DEEDS)('lets an administrator %s', async ([, deed]) => {
    const boss = await mine.member('administrator', { inInbox: false });
    const at = { number: 1, message: await newestMessage(mine) };
    await expect(deed(mine.as(boss, { role: 'administrator' }), at)).resolves.not.toThrow();
  });

  test('gives no conversation to an agent who could not see it', async () => {
    const outsider = await mine.member('agent', { inInbox: false });
    await expect(assign(mine.as(agent), 1, outsider.memberId)).rejects.toThrow('member');
  });
});

describe('lists', () => {
  test('are of my account alone', async () => {
    const list = { status: 'open', assignee: 'all', order: 'newest' } as const;
    for (const role of ['agent', 'administrator'] as const) {
      const page = await conversationPage(mine.as(agent, { role }), list);
      expect(page).toMatchObject({ conversations: [{ number: 1 }], counts: { all: 1 } });
      const { members } = await memberList(mine.as(agent, { role }));
      expect(members.map(({ id }) => id)).toEqual([agent.memberId]);
    }
  });

  test('leave out the inboxes that I am not in, also in what a person wrote elsewhere', async () => {
    const second = await addInbox(mine);
    await customerWritesTo(second);
    const page = await conversationPage(mine.as(agent), {
      status: 'open',
      assignee: 'all',
      order: 'newest',
    });
    expect(page.conversations.map(({ inbox }) => inbox.id)).toEqual([mine.inbox.id]);
  });
});

describe('the database itself refuses', () => {
  const foreignKey = { cause: { code: '23503' } };
  const row = async (table: string, { accountId }: TestAccount) => {
    const [found] = await db.execute(
      sql`select id from ${sql.identifier(table)} where account_id = ${accountId} order by id limit 1`,
    );
    return Number(found?.id);
  };
  const point = (table: string, column: string, to: number) =>
    db.execute(
      sql`update ${sql.identifier(table)} set ${sql.identifier(column)} = ${to} where account_id = ${mine.accountId}`,
    );

  test.for([
    ['conversations', 'inbox_id', 'inboxes'],
    ['conversations', 'contact_id', 'contacts'],
    ['conversations', 'identity_id', 'identities'],
    ['conversations', 'assignee_id', 'members'],
    ['messages', 'conversation_id', 'conversations'],
    ['messages', 'inbox_id', 'inboxes'],
    ['identities', 'contact_id', 'contacts'],
    ['identities', 'inbox_id', 'inboxes'],
    ['inbox_members', 'inbox_id', 'inboxes'],
    ['inbox_members', 'member_id', 'members'],
    ['events', 'inbox_id', 'inboxes'],
  ] as const)('%s.%s of mine that points to their %s', async ([table, column, target]) => {
    const at = await row(target, theirs);
    await expect(point(table, column, at)).rejects.toMatchObject(foreignKey);
  });

  test.for(['messages', 'identities', 'contacts'])(
    'to move my %s into their account',
    async (table) => {
      const moved = point(table, 'account_id', theirs.accountId);
      await expect(moved).rejects.toMatchObject(foreignKey);
    },
  );
});
