import { sql } from 'drizzle-orm';
import {
  boolean,
  foreignKey,
  index,
  integer,
  pgTable,
  primaryKey,
  text,
  unique,
} from 'drizzle-orm/pg-core';
import { CHANNELS } from '@/lib/domain/channel';
import { NOTICES } from '@/lib/domain/connection-notice';
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
    /** When the token came from the provider; null for one that was there before this was kept. */
    tokenSetAt: moment('token_set_at'),
    /** When the token is to be renewed; null while there is nothing to renew. */
    tokenRefreshAt: moment('token_refresh_at'),
    tokenRefreshFailures: integer('token_refresh_failures').notNull().default(0),
    /** Another id of the same account: `/me` `id`, by which the provider tells of its removal. */
    appScopedId: text('app_scoped_id'),
    /** What the person allowed, separated by commas; null when it was never asked. */
    permissions: text('permissions'),
    /** What the provider said it delivers, separated by commas; null when it never said. */
    subscribedFields: text('subscribed_fields'),
    /** When the subscription is to be asked for (again); null while it stands. */
    subscribeAt: moment('subscribe_at'),
    subscribeFailures: integer('subscribe_failures').notNull().default(0),
    /** Why it could not be had. */
    subscribeProblem: text('subscribe_problem'),
    /** Since when and why the provider refuses us; null while it does not. */
    problemSince: moment('problem_since'),
    problem: text('problem'),
    /** What its administrators were last told of an incident; null while there is none. */
    noticed: text('noticed', { enum: NOTICES }),
    /** Since when an administrator has switched it off; null while it works. */
    disabledAt: moment('disabled_at'),
    /** One conversation for ever per person, or a new one after each resolve. */
    lockToSingleConversation: boolean('lock_to_single_conversation').notNull().default(true),
    createdAt: moment('created_at').notNull().defaultNow(),
  },
  (t) => [
    unique('inboxes_external_once').on(t.channel, t.externalId),
    unique('inboxes_in_account').on(t.accountId, t.id),
    index('inboxes_by_app_scoped_id').on(t.channel, t.appScopedId),
    index('inboxes_to_subscribe').on(t.subscribeAt).where(sql`subscribe_at is not null`),
    index('inboxes_to_refresh').on(t.tokenRefreshAt, t.id).where(sql`token_refresh_at is not null`),
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
