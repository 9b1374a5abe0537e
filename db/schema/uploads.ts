import { sql } from 'drizzle-orm';
import { bigint, index, integer, pgTable, text } from 'drizzle-orm/pg-core';
import { moment, reference } from './columns';

/**
 * A file in storage. The row comes before the file and goes after it, so none is ever forgotten: whatever is not
 * in use when its time comes is removed by the sweep.
 */
export const uploads = pgTable(
  'uploads',
  {
    key: text('key').primaryKey(),
    createdAt: moment('created_at').notNull().defaultNow(),
    /** Whose it is: the account it was uploaded to, and the member who did; null for a picture of a user. */
    accountId: reference('account_id'),
    memberId: reference('member_id'),
    /** The sender's own name for it. */
    fileName: text('file_name'),
    /** What it is by its own bytes; null until they were looked at. */
    contentType: text('content_type'),
    /** In bytes. */
    byteSize: bigint('byte_size', { mode: 'number' }),
    /** In px. */
    width: integer('width'),
    height: integer('height'),
    /** From when it is to be removed; null while something shows it. */
    removeAt: moment('remove_at'),
  },
  (t) => [index('uploads_to_remove').on(t.removeAt).where(sql`remove_at is not null`)],
);

export type Upload = typeof uploads.$inferSelect;
