import { sql } from 'drizzle-orm';
import { check, index, integer, jsonb, pgTable, text, unique } from 'drizzle-orm/pg-core';
import { ROLES } from '@/lib/domain/conversation';
import { identity, moment, reference } from './columns';
import { users } from './users';

export const accounts = pgTable('accounts', {
  id: identity(),
  name: text('name').notNull(),
  lastConversationNumber: integer('last_conversation_number').notNull().default(0),
  createdAt: moment('created_at').notNull().defaultNow(),
});

export const members = pgTable(
  'members',
  {
    id: identity(),
    accountId: reference('account_id')
      .notNull()
      .references(() => accounts.id, { onDelete: 'cascade' }),
    userId: reference('user_id')
      .notNull()
      .references(() => users.id, { onDelete: 'cascade' }),
    role: text('role', { enum: ROLES }).notNull(),
    /** Since when this place is closed; null while it is open. Rows keep pointing at who did what. */
    disabledAt: moment('disabled_at'),
    createdAt: moment('created_at').notNull().defaultNow(),
  },
  (t) => [
    unique('members_once').on(t.accountId, t.userId),
    unique('members_in_account').on(t.accountId, t.id),
    index('members_by_user').on(t.userId),
    check('members_role', sql`${t.role} in ('agent', 'administrator')`),
  ],
);

/** Who did what: written in the transaction of the act itself. */
export const audits = pgTable(
  'audits',
  {
    id: identity(),
    accountId: reference('account_id').references(() => accounts.id, { onDelete: 'cascade' }),
    /** Null when the product itself acted. */
    userId: reference('user_id').references(() => users.id, { onDelete: 'set null' }),
    act: text('act').notNull(),
    subject: text('subject').notNull(),
    details: jsonb('details').$type<Readonly<Record<string, string | number | boolean | null>>>(),
    at: moment('at').notNull(),
  },
  (t) => [
    index('audits_by_account').on(t.accountId, t.at, t.id),
    index('audits_by_kind').on(t.accountId, sql`split_part(act, '.', 1)`, t.at, t.id),
    index('audits_by_person').on(t.accountId, t.userId, sql`split_part(act, '.', 1)`, t.at, t.id),
  ],
);
