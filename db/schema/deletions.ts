import { sql } from 'drizzle-orm';
import { check, index, integer, pgTable, text, unique } from 'drizzle-orm/pg-core';
import { identity, moment } from './columns';

/** What a person or an account's owner asked a provider to have deleted here, and what became of it. */
export const deletions = pgTable(
  'deletions',
  {
    id: identity(),
    /** By which whoever asked looks at it; nobody can guess it. */
    code: text('code').notNull(),
    /** SHA-256 of the request, hex: the provider may send it twice. */
    digest: text('digest').notNull(),
    /** The provider's id of whose content it is; forgotten with the rest. */
    subject: text('subject'),
    inboxes: integer('inboxes').notNull().default(0),
    conversations: integer('conversations').notNull().default(0),
    receivedAt: moment('received_at').notNull(),
    /** When to go on with it; null once it is done. */
    dueAt: moment('due_at'),
    doneAt: moment('done_at'),
  },
  (t) => [
    unique('deletions_code_once').on(t.code),
    unique('deletions_digest_once').on(t.digest),
    index('deletions_due').on(t.dueAt).where(sql`due_at is not null`),
    check('deletions_forget', sql`(${t.doneAt} is null) = (${t.subject} is not null)`),
  ],
);

export type Deletion = typeof deletions.$inferSelect;
