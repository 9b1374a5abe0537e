import { sql } from 'drizzle-orm';
import { check, pgTable, text } from 'drizzle-orm/pg-core';
import { moment, reference } from './columns';
import { users } from './users';

/** What super admins saved for the whole installation; a row that is not there leaves it to the environment. */
export const settings = pgTable(
  'settings',
  {
    name: text('name').primaryKey(),
    /** Secrets as `enc:v1:…`, bound to this table, column and name. */
    value: text('value').notNull(),
    setAt: moment('set_at').notNull(),
    /** Null once that person is gone. */
    setBy: reference('set_by').references(() => users.id, { onDelete: 'set null' }),
  },
  (t) => [check('settings_value_given', sql`${t.value} <> ''`)],
);

export type Setting = typeof settings.$inferSelect;
