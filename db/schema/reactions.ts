import { sql } from 'drizzle-orm';
import { foreignKey, index, integer, pgTable, text, unique } from 'drizzle-orm/pg-core';
import { members } from './accounts';
import { identity, moment, reference } from './columns';
import { messages } from './messages';

export const REACTORS = ['contact', 'business'] as const;

/** What one side thinks of a message: one emoji each, as on the platform itself. */
export const reactions = pgTable(
  'reactions',
  {
    id: identity(),
    accountId: reference('account_id').notNull(),
    messageId: reference('message_id').notNull(),
    by: text('by', { enum: REACTORS }).notNull(),
    /** Null once it is taken back; the row stays, so that an older one that comes late is known as such. */
    emoji: text('emoji'),
    /** The provider's time; of ours, when it was chosen. */
    at: moment('at').notNull(),
    /** Who chose ours. */
    memberId: reference('member_id'),
    /** What of ours the provider has; null for none. */
    sentEmoji: text('sent_emoji'),
    /** When to tell the provider; null when it knows. */
    dueAt: moment('due_at'),
    attempts: integer('attempts').notNull().default(0),
    /** Why the provider did not take it, in words. */
    problem: text('problem'),
  },
  (t) => [
    unique('reactions_once').on(t.messageId, t.by),
    index('reactions_due').on(t.dueAt).where(sql`due_at is not null`),
    foreignKey({
      name: 'reactions_message',
      columns: [t.accountId, t.messageId],
      foreignColumns: [messages.accountId, messages.id],
    }).onDelete('cascade'),
    foreignKey({
      name: 'reactions_member',
      columns: [t.accountId, t.memberId],
      foreignColumns: [members.accountId, members.id],
    }),
  ],
);

export type Reaction = typeof reactions.$inferSelect;
