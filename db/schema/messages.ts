import { sql } from 'drizzle-orm';
import {
  boolean,
  check,
  foreignKey,
  index,
  integer,
  jsonb,
  pgTable,
  smallint,
  text,
  unique,
  uuid,
} from 'drizzle-orm/pg-core';
import { ATTACHMENT_KINDS } from '@/lib/domain/attachment';
import { DIRECTIONS, ORIGINS } from '@/lib/domain/conversation';
import { DELIVERY_STATUSES } from '@/lib/domain/delivery';
import type { MessageContext } from '@/lib/domain/message-context';
import { members } from './accounts';
import { identity, moment, reference } from './columns';
import { conversations } from './conversations';
import { inboxes } from './inboxes';

/** One row is one message of the provider, one note, or one line of activity. */
export const messages = pgTable(
  'messages',
  {
    id: identity(),
    accountId: reference('account_id').notNull(),
    inboxId: reference('inbox_id').notNull(),
    conversationId: reference('conversation_id').notNull(),
    direction: text('direction', { enum: DIRECTIONS }).notNull(),
    private: boolean('private').notNull().default(false),
    origin: text('origin', { enum: ORIGINS }),
    memberId: reference('member_id'),
    content: text('content'),
    /** What its attachments are, so that a list need not look at them. */
    kinds: text('kinds', { enum: ATTACHMENT_KINDS }).array().notNull().default(sql`'{}'`),
    /** The provider's id of the message that this one answers. */
    replyToExternalId: text('reply_to_external_id'),
    /** What brought it about. */
    context: jsonb('context').$type<MessageContext>(),
    /** What the customer may press instead of writing. */
    quickReplies: text('quick_replies').array(),
    /** How often it was edited; earlier words are in `message_versions`. */
    edits: integer('edits').notNull().default(0),
    editedAt: moment('edited_at'),
    /** When it was unsent: nothing of it is left but that there was one. */
    unsentAt: moment('unsent_at'),
    /** The provider's app that wrote it, where it says so. */
    appId: text('app_id'),
    /** Read from the provider's past, not told as it happened. */
    imported: boolean('imported').notNull().default(false),
    /** The provider's id (Instagram: `mid`); null until it has one. */
    externalId: text('external_id'),
    /** The composer's name for the reply; a long one becomes several parts. */
    clientId: uuid('client_id'),
    part: smallint('part').notNull().default(0),
    status: text('status', { enum: DELIVERY_STATUSES }).notNull(),
    /** Why it failed or is not confirmed: a stable word of `domain/graph-error`. */
    reason: text('reason'),
    problem: text('problem'),
    attempts: integer('attempts').notNull().default(0),
    /** When to send it, or to look whether it arrived; null when there is nothing to do. */
    dueAt: moment('due_at'),
    sendingSince: moment('sending_since'),
    /** When the customer read it, in the provider's time; null when that is not known. */
    seenAt: moment('seen_at'),
    /** The provider's time. */
    at: moment('at').notNull(),
    createdAt: moment('created_at').notNull().defaultNow(),
  },
  (t) => [
    unique('messages_external_once').on(t.inboxId, t.externalId),
    unique('messages_client_once').on(t.conversationId, t.clientId, t.part),
    unique('messages_in_account').on(t.accountId, t.id),
    index('messages_thread').on(t.conversationId, t.at, t.id),
    index('messages_due').on(t.dueAt).where(sql`due_at is not null`),
    index('messages_outbox')
      .on(t.conversationId, t.id)
      .where(sql`status in ('queued', 'sending', 'unknown')`),
    index('messages_failed').on(t.inboxId, t.createdAt).where(sql`status = 'failed'`),
    check(
      'messages_incoming_is_theirs',
      sql`${t.direction} <> 'incoming' or ${t.memberId} is null`,
    ),
    foreignKey({
      name: 'messages_conversation',
      columns: [t.accountId, t.conversationId],
      foreignColumns: [conversations.accountId, conversations.id],
    }).onDelete('cascade'),
    foreignKey({
      name: 'messages_inbox',
      columns: [t.accountId, t.inboxId],
      foreignColumns: [inboxes.accountId, inboxes.id],
    }).onDelete('cascade'),
    foreignKey({
      name: 'messages_member',
      columns: [t.accountId, t.memberId],
      foreignColumns: [members.accountId, members.id],
    }),
  ],
);

export type Message = typeof messages.$inferSelect;
