import { boolean, foreignKey, pgTable, primaryKey, text, unique } from 'drizzle-orm/pg-core';
import { CHANNELS } from '@/lib/domain/channel';
import { accounts, members } from './accounts';
import { identity, moment, reference } from './columns';

export const inboxes = pgTable(
  'inboxes',
  {
    id: identity(),
    accountId: reference('account_id')
      .notNull()
      .references(() => accounts.id, { onDelete: 'cascade' }),
    channel: text('channel', { enum: CHANNELS }).notNull(),
    name: text('name').notNull(),
    /** The provider's id of the connected account: `/me` `user_id`, webhook `entry.id`. */
    externalId: text('external_id').notNull(),
    username: text('username'),
    /** `enc:v1:…`, bound to this table, column and external id. */
    accessToken: text('access_token').notNull(),
    tokenExpiresAt: moment('token_expires_at'),
    /** Since when and why the provider refuses us; null while it does not. */
    problemSince: moment('problem_since'),
    problem: text('problem'),
    /** One conversation for ever per person, or a new one after each resolve. */
    lockToSingleConversation: boolean('lock_to_single_conversation').notNull().default(true),
    createdAt: moment('created_at').notNull().defaultNow(),
  },
  (t) => [
    unique('inboxes_external_once').on(t.channel, t.externalId),
    unique('inboxes_in_account').on(t.accountId, t.id),
  ],
);

export const inboxMembers = pgTable(
  'inbox_members',
  {
    accountId: reference('account_id').notNull(),
    inboxId: reference('inbox_id').notNull(),
    memberId: reference('member_id').notNull(),
  },
  (t) => [
    primaryKey({ name: 'inbox_members_once', columns: [t.memberId, t.inboxId] }),
    foreignKey({
      name: 'inbox_members_inbox',
      columns: [t.accountId, t.inboxId],
      foreignColumns: [inboxes.accountId, inboxes.id],
    }).onDelete('cascade'),
    foreignKey({
      name: 'inbox_members_member',
      columns: [t.accountId, t.memberId],
      foreignColumns: [members.accountId, members.id],
    }).onDelete('cascade'),
  ],
);

export type Inbox = typeof inboxes.$inferSelect;
