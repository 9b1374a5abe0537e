import { sql } from 'drizzle-orm';
import { foreignKey, index, integer, pgTable, text, uniqueIndex } from 'drizzle-orm/pg-core';
import { IMPORT_KINDS, IMPORT_STATES } from '@/lib/domain/history';
import { identity, moment, reference } from './columns';
import { inboxes } from './inboxes';
import { users } from './users';

/** One reading of a provider's past threads: all of them, or what was missed since a moment. */
export const imports = pgTable(
  'imports',
  {
    id: identity(),
    accountId: reference('account_id').notNull(),
    inboxId: reference('inbox_id').notNull(),
    kind: text('kind', { enum: IMPORT_KINDS }).notNull(),
    state: text('state', { enum: IMPORT_STATES }).notNull().default('running'),
    /** Who asked for it; null when the product did. */
    userId: reference('user_id').references(() => users.id),
    /** Threads that did not move since then are left out, and of a gap what was said before; null for everything. */
    since: moment('since'),
    /** Where the next page of threads begins, as the provider calls it; null at the start. */
    cursor: text('cursor'),
    /** The threads of this page that are still to be read, as the provider calls them. */
    pending: text('pending').array().notNull().default(sql`'{}'`),
    /** Where the next page of the first pending thread's messages begins. */
    threadCursor: text('thread_cursor'),
    threads: integer('threads').notNull().default(0),
    /** Read, and of those new to us. */
    messagesRead: integer('messages_read').notNull().default(0),
    messagesSaved: integer('messages_saved').notNull().default(0),
    /** Too old for the provider to still tell. */
    unavailable: integer('unavailable').notNull().default(0),
    failures: integer('failures').notNull().default(0),
    /** Why it failed or waits, in words. */
    problem: text('problem'),
    /** When to go on; null when it is over. */
    dueAt: moment('due_at'),
    startedAt: moment('started_at').notNull(),
    finishedAt: moment('finished_at'),
  },
  (t) => [
    uniqueIndex('imports_one_at_a_time').on(t.inboxId).where(sql`state = 'running'`),
    index('imports_of_inbox').on(t.inboxId, t.id.desc()),
    index('imports_due').on(t.dueAt).where(sql`due_at is not null`),
    foreignKey({
      name: 'imports_inbox',
      columns: [t.accountId, t.inboxId],
      foreignColumns: [inboxes.accountId, inboxes.id],
    }).onDelete('cascade'),
  ],
);

export type Import = typeof imports.$inferSelect;
