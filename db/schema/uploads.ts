import { sql } from 'drizzle-orm';
import { index, pgTable, text } from 'drizzle-orm/pg-core';
import { moment } from './columns';

/**
 * A file in storage. The row comes before the file and goes after it, so none is ever forgotten: whatever is not
 * in use when its time comes is removed by the sweep.
 */
export const uploads = pgTable(
  'uploads',
  {
    key: text('key').primaryKey(),
    createdAt: moment('created_at').notNull().defaultNow(),
    /** From when it is to be removed; null while something shows it. */
    removeAt: moment('remove_at'),
  },
  (t) => [index('uploads_to_remove').on(t.removeAt).where(sql`remove_at is not null`)],
);
