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
  uniqueIndex,
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
    /** When the provider is to be asked whether all still stands; null when there is nothing to ask. */
    checkAt: moment('check_at'),
    /** When an event last came for it, to about a minute. */
    lastEventAt: moment('last_event_at'),
    /** When the provider last took a message from it, to about a minute. */
    lastSentAt: moment('last_sent_at'),
    /** Since when its account is no longer connected through it; another inbox may have that. */
    releasedAt: moment('released_at'),
    /** Since when all that is in it is being deleted. */
    removedAt: moment('removed_at'),
    /** How many conversations there were to delete. */
    removedTotal: integer('removed_total'),
    /** One conversation for ever per person, or a new one after each resolve. */
    lockToSingleConversation: boolean('lock_to_single_conversation').notNull().default(false),
    /** Whether the customer may see that somebody here writes, has read, and what they think of a message. */
    showsTyping: boolean('shows_typing').notNull().default(true),
    showsSeen: boolean('shows_seen').notNull().default(true),
    reacts: boolean('reacts').notNull().default(true),
    /** When the provider's newest messages are to be compared with ours; null when there is nothing to compare. */
    gapCheckAt: moment('gap_check_at'),
    /** When the provider last restricted the account or let go of it; why, in its own words, while it restricts it. */
    restrictedAt: moment('restricted_at'),
    restriction: text('restriction'),
    createdAt: moment('created_at').notNull().defaultNow(),
  },
  (t) => [
    uniqueIndex('inboxes_external_once')
      .on(t.channel, t.externalId)
      .where(sql`released_at is null`),
    unique('inboxes_in_account').on(t.accountId, t.id),
    index('inboxes_by_app_scoped_id').on(t.channel, t.appScopedId),
    index('inboxes_to_check').on(t.checkAt).where(sql`check_at is not null`),
    index('inboxes_gaps_due').on(t.gapCheckAt).where(sql`gap_check_at is not null`),
    index('inboxes_removed').on(t.accountId, t.id).where(sql`removed_at is not null`),
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
