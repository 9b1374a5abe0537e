import { sql } from 'drizzle-orm';
import {
  check,
  foreignKey,
  pgTable,
  primaryKey,
  text,
  unique,
  uniqueIndex,
} from 'drizzle-orm/pg-core';
import { ROLES } from '@/lib/domain/conversation';
import { accounts, members } from './accounts';
import { identity, moment, reference } from './columns';
import { inboxes } from './inboxes';

/** A place in an account that waits for somebody: single-use, kept as a hash, seven days. */
export const invitations = pgTable(
  'invitations',
  {
    id: identity(),
    accountId: reference('account_id')
      .notNull()
      .references(() => accounts.id, { onDelete: 'cascade' }),
    /** Trimmed and in lower case. */
    email: text('email').notNull(),
    role: text('role', { enum: ROLES }).notNull(),
    /** SHA-256 of the token in the newest mail, hex. */
    tokenHash: text('token_hash').notNull(),
    /** The member who invited; null once they are gone. */
    invitedBy: reference('invited_by'),
    /** When the newest mail was taken by the mail server; null while none was. */
    mailedAt: moment('mailed_at'),
    /** Why the newest mail could not be sent, in a sentence; null when it was. */
    mailProblem: text('mail_problem'),
    createdAt: moment('created_at').notNull().defaultNow(),
    expiresAt: moment('expires_at').notNull(),
    acceptedAt: moment('accepted_at'),
    revokedAt: moment('revoked_at'),
  },
  (t) => [
    unique('invitations_token_once').on(t.tokenHash),
    unique('invitations_in_account').on(t.accountId, t.id),
    uniqueIndex('invitations_open_once')
      .on(t.accountId, t.email)
      .where(sql`accepted_at is null and revoked_at is null`),
    check('invitations_email_lower', sql`${t.email} = lower(${t.email})`),
    check('invitations_role', sql`${t.role} in ('agent', 'administrator')`),
    foreignKey({
      name: 'invitations_invited_by',
      columns: [t.accountId, t.invitedBy],
      foreignColumns: [members.accountId, members.id],
    }),
  ],
);

/** The inboxes that whoever accepts will be a member of. */
export const invitationInboxes = pgTable(
  'invitation_inboxes',
  {
    accountId: reference('account_id').notNull(),
    invitationId: reference('invitation_id').notNull(),
    inboxId: reference('inbox_id').notNull(),
  },
  (t) => [
    primaryKey({ name: 'invitation_inboxes_once', columns: [t.invitationId, t.inboxId] }),
    foreignKey({
      name: 'invitation_inboxes_invitation',
      columns: [t.accountId, t.invitationId],
      foreignColumns: [invitations.accountId, invitations.id],
    }).onDelete('cascade'),
    foreignKey({
      name: 'invitation_inboxes_inbox',
      columns: [t.accountId, t.inboxId],
      foreignColumns: [inboxes.accountId, inboxes.id],
    }).onDelete('cascade'),
  ],
);

export type Invitation = typeof invitations.$inferSelect;
