import { drizzle } from 'drizzle-orm/postgres-js';
import { describe, expect, test } from 'vitest';
import { db } from '@/db/client';
import { type ListEdge, listConversations } from '@/db/queries/conversation-list';
import type { ListFilter } from '@/lib/contracts/conversations';
import type { Role } from '@/lib/domain/conversation';
import { makeAccount } from '../support/account.ts';

const OPEN: ListFilter = { status: 'open', assignee: 'all', order: 'newest' };
const place = { at: new Date(), id: 1 };
const EDGES: readonly ListEdge[] = [
  { side: 'before', place: null },
  { side: 'before', place },
  { side: 'after', place },
];

/** How PostgreSQL goes about a list when it may neither sort nor read whole tables, as on a large one it should not. */
async function planOf(role: Role, filter: Partial<ListFilter>, edge: ListEdge) {
  const shop = await makeAccount();
  const { scope } = shop.as(await shop.member(role), { role });
  const asked: { query: string; params: unknown[] }[] = [];
  const logger = { logQuery: (query: string, params: unknown[]) => asked.push({ query, params }) };
  await listConversations(
    // The same connection, overheard.
    Object.assign(drizzle({ client: db.$client, logger }), { $client: db.$client }),
    scope,
    { ...OPEN, ...filter, edge, limit: 31 },
  );
  const [{ query = '', params = [] } = {}] = asked;
  return db.$client.begin(async (tx) => {
    await tx.unsafe('set local enable_sort = off');
    await tx.unsafe('set local enable_seqscan = off');
    await tx.unsafe('set local enable_bitmapscan = off');
    const lines = await tx.unsafe(`explain ${query}`, params as string[]);
    return lines.map((line) => String(line['QUERY PLAN'])).join('\n');
  });
}

describe('a list is read from an index in its order, whatever there is besides', () => {
  test.for([
    { assignee: 'all' },
    { assignee: 'mine' },
    { assignee: 'unassigned' },
    { status: 'resolved' },
  ] as const)('%o of an administrator', async (filter) => {
    for (const edge of EDGES) {
      const plan = await planOf('administrator', filter, edge);
      expect(plan).toMatch(/Index Scan (Backward )?using conversations_\w+ on conversations/);
      expect(plan).not.toMatch(/Sort/);
    }
  });

  test.for([{ assignee: 'all' }, { assignee: 'unassigned' }, { status: 'resolved' }] as const)(
    '%o of an agent, inbox by inbox',
    async (filter) => {
      for (const edge of EDGES) {
        const plan = await planOf('agent', filter, edge);
        expect(plan).toContain('using conversations_by_inbox on conversations');
      }
    },
  );
});
