import { foreignKey, integer, pgTable, primaryKey, text } from 'drizzle-orm/pg-core';
import { moment, reference } from './columns';
import { messages } from './messages';

/** What an edited message said before; its present words are the message's own. */
export const messageVersions = pgTable(
  'message_versions',
  {
    accountId: reference('account_id').notNull(),
    messageId: reference('message_id').notNull(),
    /** After how many edits it said so; 0 is what was first written. */
    edit: integer('edit').notNull(),
    content: text('content'),
    /** From when it said so: the provider's time. */
    at: moment('at').notNull(),
  },
  (t) => [
    primaryKey({ name: 'message_versions_once', columns: [t.messageId, t.edit] }),
    foreignKey({
      name: 'message_versions_message',
      columns: [t.accountId, t.messageId],
      foreignColumns: [messages.accountId, messages.id],
    }).onDelete('cascade'),
  ],
);
