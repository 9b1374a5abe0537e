import { sql } from 'drizzle-orm';
import { boolean, check, index, pgTable, text, unique } from 'drizzle-orm/pg-core';
import { identity, moment, reference } from './columns';

export const users = pgTable(
  'users',
  {
    id: identity(),
    name: text('name').notNull(),
    /** Trimmed and in lower case. */
    email: text('email').notNull(),
    passwordHash: text('password_hash').notNull(),
    superAdmin: boolean('super_admin').notNull().default(false),
    /** The storage key of their picture; null when they have none. */
    picture: text('picture'),
    createdAt: moment('created_at').notNull().defaultNow(),
  },
  (t) => [
    unique('users_email_once').on(t.email),
    check('users_email_lower', sql`${t.email} = lower(${t.email})`),
  ],
);

/** A signed-in browser. The cookie names the row, so that ending the row ends the session. */
export const sessions = pgTable(
  'sessions',
  {
    id: text('id').primaryKey(),
    userId: reference('user_id')
      .notNull()
      .references(() => users.id, { onDelete: 'cascade' }),
    createdAt: moment('created_at').notNull().defaultNow(),
    expiresAt: moment('expires_at').notNull(),
    revokedAt: moment('revoked_at'),
    /** What the browser called itself when it signed in; null when it did not say. */
    userAgent: text('user_agent'),
  },
  (t) => [index('sessions_by_user').on(t.userId)],
);

/**
 * Somebody asked for a link that sets a new password. Kept for every address, ours or not, so that the answer is the
 * same after the same work; the mail is a job's.
 */
export const passwordRequests = pgTable(
  'password_requests',
  {
    id: identity(),
    /** As it was typed, trimmed and in lower case. */
    email: text('email').notNull(),
    ip: text('ip').notNull(),
    at: moment('at').notNull(),
    /** When the job was done with it; null while the mail is still to be sent. */
    answeredAt: moment('answered_at'),
  },
  (t) => [
    index('password_requests_by_email').on(t.email, t.at),
    index('password_requests_by_ip').on(t.ip, t.at),
    index('password_requests_waiting').on(t.at).where(sql`answered_at is null`),
  ],
);

/** A mailed link that sets a new password: single-use, kept as a hash. */
export const passwordResets = pgTable(
  'password_resets',
  {
    id: identity(),
    userId: reference('user_id')
      .notNull()
      .references(() => users.id, { onDelete: 'cascade' }),
    /** SHA-256 of the token in the mail, hex. */
    tokenHash: text('token_hash').notNull(),
    createdAt: moment('created_at').notNull().defaultNow(),
    expiresAt: moment('expires_at').notNull(),
    usedAt: moment('used_at'),
  },
  (t) => [
    unique('password_resets_token_once').on(t.tokenHash),
    index('password_resets_by_user').on(t.userId),
  ],
);

/** A new address that waits for the link which was mailed to it: single-use, kept as a hash. */
export const emailChanges = pgTable(
  'email_changes',
  {
    id: identity(),
    userId: reference('user_id')
      .notNull()
      .references(() => users.id, { onDelete: 'cascade' }),
    /** The new address, trimmed and in lower case. */
    email: text('email').notNull(),
    /** SHA-256 of the token in the mail, hex. */
    tokenHash: text('token_hash').notNull(),
    createdAt: moment('created_at').notNull().defaultNow(),
    expiresAt: moment('expires_at').notNull(),
    usedAt: moment('used_at'),
  },
  (t) => [
    unique('email_changes_token_once').on(t.tokenHash),
    index('email_changes_by_user').on(t.userId),
  ],
);

/** What a person's scripts sign in with. The token itself is shown once and kept only as a hash. */
export const accessTokens = pgTable(
  'access_tokens',
  {
    id: identity(),
    userId: reference('user_id')
      .notNull()
      .references(() => users.id, { onDelete: 'cascade' }),
    name: text('name').notNull(),
    /** SHA-256, hex. */
    tokenHash: text('token_hash').notNull(),
    /** Its last four characters, by which a person tells it from another. */
    ending: text('ending').notNull(),
    createdAt: moment('created_at').notNull().defaultNow(),
    lastUsedAt: moment('last_used_at'),
    revokedAt: moment('revoked_at'),
  },
  (t) => [
    unique('access_tokens_token_once').on(t.tokenHash),
    index('access_tokens_by_user').on(t.userId),
  ],
);

/** Failed sign-ins, counted per address that was tried and per address it came from. */
export const signInFailures = pgTable(
  'sign_in_failures',
  {
    id: identity(),
    email: text('email').notNull(),
    ip: text('ip').notNull(),
    at: moment('at').notNull().defaultNow(),
  },
  (t) => [
    index('sign_in_failures_by_email').on(t.email, t.at),
    index('sign_in_failures_by_ip').on(t.ip, t.at),
  ],
);
