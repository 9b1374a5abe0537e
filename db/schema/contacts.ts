import { sql } from 'drizzle-orm';
import { boolean, foreignKey, index, integer, pgTable, text, unique } from 'drizzle-orm/pg-core';
import { accounts } from './accounts';
import { identity, moment, reference } from './columns';
import { inboxes } from './inboxes';

export const contacts = pgTable(
  'contacts',
  {
    id: identity(),
    accountId: reference('account_id')
      .notNull()
      .references(() => accounts.id, { onDelete: 'cascade' }),
    name: text('name'),
    /** Since when the team does not want to hear from them. */
    blockedAt: moment('blocked_at'),
    createdAt: moment('created_at').notNull().defaultNow(),
  },
  (t) => [unique('contacts_in_account').on(t.accountId, t.id)],
);

/** One person as one inbox knows them, with what the provider says of them there. */
export const identities = pgTable(
  'identities',
  {
    id: identity(),
    accountId: reference('account_id').notNull(),
    contactId: reference('contact_id').notNull(),
    inboxId: reference('inbox_id').notNull(),
    /** IGSID, PSID, address. */
    externalId: text('external_id').notNull(),
    username: text('username'),
    /** The provider's own address of the picture; it expires and is never copied. */
    avatarUrl: text('avatar_url'),
    followerCount: integer('follower_count'),
    verified: boolean('verified'),
    followsUs: boolean('follows_us'),
    weFollow: boolean('we_follow'),
    profileFetchedAt: moment('profile_fetched_at'),
    /** When to ask for the profile (again); null when there is no reason to. */
    profileCheckAt: moment('profile_check_at'),
    profileAttempts: integer('profile_attempts').notNull().default(0),
    profileProblem: text('profile_problem'),
  },
  (t) => [
    unique('identities_external_once').on(t.inboxId, t.externalId),
    unique('identities_in_account').on(t.accountId, t.id),
    index('identities_by_contact').on(t.contactId),
    index('identities_profile_due').on(t.profileCheckAt).where(sql`profile_check_at is not null`),
    foreignKey({
      name: 'identities_contact',
      columns: [t.accountId, t.contactId],
      foreignColumns: [contacts.accountId, contacts.id],
    }).onDelete('cascade'),
    foreignKey({
      name: 'identities_inbox',
      columns: [t.accountId, t.inboxId],
      foreignColumns: [inboxes.accountId, inboxes.id],
    }).onDelete('cascade'),
  ],
);

export type Identity = typeof identities.$inferSelect;
