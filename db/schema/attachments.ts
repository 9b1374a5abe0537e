import { sql } from 'drizzle-orm';
import {
  bigint,
  foreignKey,
  index,
  integer,
  jsonb,
  pgTable,
  smallint,
  text,
  unique,
} from 'drizzle-orm/pg-core';
import { ATTACHMENT_KINDS, type TemplateCard } from '@/lib/domain/attachment';
import { identity, moment, reference } from './columns';
import { messages } from './messages';
import { uploads } from './uploads';

/**
 * What a message carries besides words. What the provider has stays there: we keep where it is, not what it is.
 * What we send is in storage, under `upload_key`.
 */
export const attachments = pgTable(
  'attachments',
  {
    id: identity(),
    accountId: reference('account_id').notNull(),
    messageId: reference('message_id').notNull(),
    /** Its place among the message's attachments, counted from 0. */
    position: smallint('position').notNull(),
    kind: text('kind', { enum: ATTACHMENT_KINDS }).notNull(),
    /** The provider's own word for it. */
    providerKind: text('provider_kind'),
    /** The provider's id of the reel, post, story or product. */
    externalId: text('external_id'),
    /** Where the provider has it; it expires, and a new one is asked for by the message's id. */
    url: text('url'),
    /** A still picture of it, there. */
    previewUrl: text('preview_url'),
    /** Its page in the provider's app. */
    permalink: text('permalink'),
    title: text('title'),
    author: text('author'),
    cards: jsonb('cards').$type<readonly TemplateCard[]>(),
    /** What it is by its own bytes. */
    contentType: text('content_type'),
    fileName: text('file_name'),
    /** In bytes. */
    byteSize: bigint('byte_size', { mode: 'number' }),
    /** In px. */
    width: integer('width'),
    height: integer('height'),
    uploadKey: text('upload_key').references(() => uploads.key),
    /** When `url` was last asked for. */
    fetchedAt: moment('fetched_at'),
    /** When a story ends at the latest; null for everything else. */
    endsAt: moment('ends_at'),
    /** When to ask whether a story is still there; null when there is nothing to ask. */
    checkAt: moment('check_at'),
    checkedAt: moment('checked_at'),
    /** Since when the provider does not have it any more. */
    goneAt: moment('gone_at'),
  },
  (t) => [
    unique('attachments_position_once').on(t.messageId, t.position),
    unique('attachments_in_account').on(t.accountId, t.id),
    index('attachments_to_check').on(t.checkAt).where(sql`check_at is not null`),
    index('attachments_of_upload').on(t.uploadKey).where(sql`upload_key is not null`),
    foreignKey({
      name: 'attachments_message',
      columns: [t.accountId, t.messageId],
      foreignColumns: [messages.accountId, messages.id],
    }).onDelete('cascade'),
  ],
);

export type Attachment = typeof attachments.$inferSelect;
