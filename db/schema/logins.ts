import { foreignKey, index, pgTable, text, unique } from 'drizzle-orm/pg-core';
import { CHANNELS } from '@/lib/domain/channel';
import { accounts } from './accounts';
import { identity, moment, reference } from './columns';
import { inboxes } from './inboxes';
import { users } from './users';

/**
 * A login to a provider that is under way: the row behind the `state` of an authorize URL. Its row proves who began
 * it, for which account and inbox; it works once.
 */
export const logins = pgTable(
  'logins',
  {
    id: identity(),
    /** SHA-256 of the state, hex. */
    stateHash: text('state_hash').notNull(),
    channel: text('channel', { enum: CHANNELS }).notNull(),
    accountId: reference('account_id')
      .notNull()
      .references(() => accounts.id, { onDelete: 'cascade' }),
    userId: reference('user_id')
      .notNull()
      .references(() => users.id, { onDelete: 'cascade' }),
    /** The inbox that is reconnected; null for a new one. */
    inboxId: reference('inbox_id'),
    /** The provider's code while nobody was signed in where it came back: `enc:v1:…`, bound to the state's hash. */
    code: text('code'),
    /** An account other than the inbox's, until somebody says whether it is to be a new one: `enc:v1:…`. */
    found: text('found'),
    createdAt: moment('created_at').notNull(),
    expiresAt: moment('expires_at').notNull(),
    usedAt: moment('used_at'),
  },
  (t) => [
    unique('logins_state_once').on(t.stateHash),
    index('logins_by_end').on(t.expiresAt),
    index('logins_by_account').on(t.accountId),
    index('logins_by_user').on(t.userId),
    foreignKey({
      name: 'logins_inbox',
      columns: [t.accountId, t.inboxId],
      foreignColumns: [inboxes.accountId, inboxes.id],
    }).onDelete('cascade'),
  ],
);

export type StartedLogin = typeof logins.$inferSelect;
