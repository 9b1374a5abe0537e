import { sql } from 'drizzle-orm';
import {
  bigint,
  foreignKey,
  index,
  integer,
  pgTable,
  primaryKey,
  text,
  unique,
} from 'drizzle-orm/pg-core';
import { CONVERSATION_STATUSES } from '@/lib/domain/conversation';
import { accounts, members } from './accounts';
import { identity, moment, reference } from './columns';
import { contacts, identities } from './contacts';
import { inboxes } from './inboxes';

export const conversations = pgTable(
  'conversations',
  {
    id: identity(),
    accountId: reference('account_id')
      .notNull()
      .references(() => accounts.id, { onDelete: 'cascade' }),
    /** What people and the API see; counted per account. */
    number: integer('number').notNull(),
    inboxId: reference('inbox_id').notNull(),
    contactId: reference('contact_id').notNull(),
    identityId: reference('identity_id').notNull(),
    status: text('status', { enum: CONVERSATION_STATUSES }).notNull().default('open'),
    assigneeId: reference('assignee_id'),
    /** The provider's time of the newest message or note; never goes back. */
    lastActivityAt: moment('last_activity_at').notNull(),
    /** The provider's time of the customer's last act, which is what opens the reply window. */
    lastInboundAt: moment('last_inbound_at'),
    resolvedAt: moment('resolved_at'),
    /** When a snoozed conversation opens by itself; null when only a message or a person opens it. */
    snoozedUntil: moment('snoozed_until'),
    /** Our messages up to this provider time were read by the customer. */
    contactSeenAt: moment('contact_seen_at'),
    /** The other app that the provider lets answer instead of us; null while we may. */
    controlledBy: text('controlled_by'),
    /** The provider's time of the last change of hands. */
    controlledAt: moment('controlled_at'),
    /** Until which customer message, by the provider's time, the customer was told that we have seen it. */
    toldSeenAt: moment('told_seen_at'),
    /** Customer messages since a member last opened the thread. */
    unreadCount: integer('unread_count').notNull().default(0),
    version: bigint('version', { mode: 'number' }).notNull().default(1),
    createdAt: moment('created_at').notNull().defaultNow(),
  },
  (t) => [
    unique('conversations_number_once').on(t.accountId, t.number),
    unique('conversations_in_account').on(t.accountId, t.id),
    index('conversations_list').on(t.accountId, t.status, t.lastActivityAt.desc(), t.id.desc()),
    index('conversations_by_assignee').on(
      t.accountId,
      t.assigneeId,
      t.status,
      t.lastActivityAt.desc(),
      t.id.desc(),
    ),
    index('conversations_by_inbox').on(
      t.accountId,
      t.inboxId,
      t.status,
      t.lastActivityAt.desc(),
      t.id.desc(),
    ),
    index('conversations_closing').on(t.accountId, t.status, t.lastInboundAt, t.id),
    index('conversations_by_contact').on(t.contactId, t.lastActivityAt.desc()),
    index('conversations_snoozed').on(t.snoozedUntil).where(sql`snoozed_until is not null`),
    index('conversations_by_identity').on(t.identityId, t.id.desc()),
    foreignKey({
      name: 'conversations_inbox',
      columns: [t.accountId, t.inboxId],
      foreignColumns: [inboxes.accountId, inboxes.id],
    }).onDelete('cascade'),
    foreignKey({
      name: 'conversations_contact',
      columns: [t.accountId, t.contactId],
      foreignColumns: [contacts.accountId, contacts.id],
    }).onDelete('cascade'),
    foreignKey({
      name: 'conversations_identity',
      columns: [t.accountId, t.identityId],
      foreignColumns: [identities.accountId, identities.id],
    }).onDelete('cascade'),
    foreignKey({
      name: 'conversations_assignee',
      columns: [t.accountId, t.assigneeId],
      foreignColumns: [members.accountId, members.id],
    }),
  ],
);

/**
 * How many conversations stand where, so that the list's counts cost the same at any size. Kept by the
 * trigger `conversations_count`; `assignee_id` 0 is nobody.
 */
export const conversationCounts = pgTable(
  'conversation_counts',
  {
    accountId: reference('account_id')
      .notNull()
      .references(() => accounts.id, { onDelete: 'cascade' }),
    inboxId: reference('inbox_id').notNull(),
    status: text('status', { enum: CONVERSATION_STATUSES }).notNull(),
    assigneeId: reference('assignee_id').notNull(),
    count: integer('count').notNull(),
  },
  (t) => [
    primaryKey({
      name: 'conversation_counts_once',
      columns: [t.accountId, t.status, t.inboxId, t.assigneeId],
    }),
  ],
);

export type Conversation = typeof conversations.$inferSelect;
