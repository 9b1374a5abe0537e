import 'server-only';
import type { Database } from '@/db/client';
import { listMemberships } from '@/db/queries/members';
import type { Caller } from '../api-caller';

/** The caller, and the accounts in which they have an open place. */
export async function apiProfile(db: Database, { userId, name, email }: Caller) {
  const memberships = await listMemberships(db, userId);
  const accounts = memberships.map(({ accountId: id, ...account }) => ({ id, ...account }));
  return { id: userId, name, email, accounts };
}
