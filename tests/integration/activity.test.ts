import { type Logger, sql } from 'drizzle-orm';
import { drizzle } from 'drizzle-orm/postgres-js';
import { beforeEach, describe, expect, test } from 'vitest';
import { db } from '@/db/client';
import { type ActivityFilter, listActivity, namesIn } from '@/db/queries/activity';
import { saveAudits } from '@/db/queries/audits';
import { makeAccount, type TestAccount, type TestMember } from '../support/account.ts';

const NOW = Date.parse('2026-03-01T12:00:00Z');
const EVERYTHING: ActivityFilter = { person: null, kind: null };

let shop: TestAccount;
let boss: TestMember;
let agent: TestMember;

/** `seconds` after `NOW`. */
const did = (who: TestMember | null, act: string, seconds = 0, accountId = shop.accountId) => ({
  ...{ accountId, userId: who?.userId ?? null, act, subject: 'conversation:1' },
  at: new Date(NOW + seconds * 1000),
});
const write = (...rows: readonly ReturnType<typeof did>[]) =>
  db.transaction((tx) => saveAudits(tx, rows));
const scope = () => shop.as(boss, { role: 'administrator' }).scope;
const page = (filter: Partial<ActivityFilter> = {}, limit = 100) =>
  listActivity(db, scope(), { ...EVERYTHING, ...filter, before: null, limit });
const actsOf = (rows: readonly { readonly act: string }[]) => rows.map(({ act }) => act);

beforeEach(async () => {
  shop = await makeAccount();
  [boss, agent] = [await shop.member('administrator'), await shop.member('agent')];
});

describe('the record of an account', () => {
  test('is its own alone, the newest first', async () => {
    const other = await makeAccount();
    await write(
      did(agent, 'conversation.resolved', 1),
      did(boss, 'conversation.assigned', 2),
      did(agent, 'conversation.reopened', 3, other.accountId),
    );
    expect(actsOf(await page())).toEqual(['conversation.assigned', 'conversation.resolved']);
  });

  test('is filtered by person, by kind, and by both', async () => {
    await write(
      did(agent, 'conversation.resolved', 1),
      did(agent, 'message.sent', 2),
      did(boss, 'message.sent', 3),
      did(null, 'event.replayed', 4),
    );
    expect(actsOf(await page({ person: agent.userId }))).toEqual([
      'message.sent',
      'conversation.resolved',
    ]);
    expect((await page({ kind: 'message' })).map(({ userId }) => userId)).toEqual([
      boss.userId,
      agent.userId,
    ]);
    const both = await page({ person: agent.userId, kind: 'message' });
    expect(actsOf(both)).toEqual(['message.sent']);
    expect(await page({ person: agent.userId, kind: 'token' })).toEqual([]);
  });

  test.for([
    ['everything', {}],
    ['one kind', { kind: 'conversation' }],
    ['one person', {}],
  ] as const)('is read page by page without gaps or doubles: %s', async ([what, filter]) => {
    const kinds = ['conversation.read', 'conversation.assigned', 'conversation.resolved'];
    // Three of each second, so that pages end among rows of one time.
    await write(
      ...Array.from({ length: 20 }, (_, index) =>
        did(agent, kinds[index % 3] ?? '', Math.floor(index / 3)),
      ),
    );
    const wanted = {
      ...EVERYTHING,
      ...filter,
      ...(what === 'one person' && { person: agent.userId }),
    };
    const all = await listActivity(db, scope(), { ...wanted, before: null, limit: 100 });
    const read = [];
    for (let before: { at: Date; id: number } | null = null; ; ) {
      const rows = await listActivity(db, scope(), { ...wanted, before, limit: 7 });
      read.push(...rows);
      const last = rows.at(-1);
      if (rows.length < 7 || !last) break;
      before = last;
    }
    expect(all).toHaveLength(20);
    expect(read.map(({ id }) => id)).toEqual(all.map(({ id }) => id));
  });
});

test('who acted is named with their place in the account, which somebody from outside has none of', async () => {
  const other = await makeAccount();
  const outsider = await other.member('administrator');
  const users = [boss.userId, outsider.userId];
  const named = await namesIn(db, scope(), { users, inboxes: [], invitations: [] });
  expect(named.users.get(boss.userId)).toMatchObject({ name: boss.name, memberId: boss.memberId });
  expect(named.users.get(outsider.userId)).toMatchObject({ name: outsider.name, memberId: null });
});

describe('whatever the record is filtered by, an index gives the rows in their order', () => {
  /** The query as it reaches the database. */
  async function queryFor(filter: ActivityFilter) {
    const heard: { readonly text: string; readonly params: readonly unknown[] }[] = [];
    const logger: Logger = {
      logQuery(text, params) {
        heard.push({ text, params });
      },
    };
    const loud = drizzle({ client: db.$client, logger });
    const before = { at: new Date(NOW), id: 1 };
    await listActivity(loud, scope(), { ...filter, before, limit: 51 });
    const [query] = heard;
    if (!query) throw new Error('nothing was asked');
    return query;
  }

  test.for([
    ['nothing', () => EVERYTHING],
    ['kind', () => ({ ...EVERYTHING, kind: 'message' as const })],
    ['person and kind', () => ({ person: agent.userId, kind: 'message' as const })],
  ] as const)('%s', async ([, filter]) => {
    await write(...Array.from({ length: 200 }, (_, index) => did(agent, 'message.sent', -index)));
    const { text, params } = await queryFor(filter());
    const plan = await db.transaction(async (tx) => {
      // A table this small is read whole unless that is forbidden; what counts is that nothing has to be sorted.
      await tx.execute(sql`set local enable_seqscan = off`);
      await tx.execute(sql`set local enable_bitmapscan = off`);
      const parts = text.split(/\$\d+/);
      const query = parts.reduce(
        (made, part, index) =>
          index === 0 ? sql.raw(part) : sql`${made}${literal(params[index - 1])}${sql.raw(part)}`,
        sql``,
      );
      return JSON.stringify(await tx.execute(sql`explain (format json) ${query}`));
    });
    expect(plan).toContain('Index Scan');
    expect(plan).not.toContain('Sort');
  });

  const literal = (value: unknown) =>
    sql.raw(typeof value === 'number' ? String(value) : `'${String(value).replaceAll("'", "''")}'`);
});
