import 'server-only';
import { and, eq, isNotNull, lte } from 'drizzle-orm';
import type { Database, Executor, Transaction } from '@/db/client';
import { contacts, type Identity, identities } from '@/db/schema/contacts';
import type { Inbox } from '@/db/schema/inboxes';

/** The person as this inbox knows them; whoever is new exists at once, nameless, with a profile to fetch. */
export async function findOrCreateIdentity(
  tx: Transaction,
  { id: inboxId, accountId }: Pick<Inbox, 'id' | 'accountId'>,
  { externalId, now }: { externalId: string; now: Date },
): Promise<Identity> {
  const found = await findIdentity(tx, inboxId, externalId);
  if (found) return found;

  const [contact] = await tx
    .insert(contacts)
    .values({ accountId, createdAt: now })
    .returning({ id: contacts.id });
  if (!contact) throw new Error('an insert always returns its row');
  const [created] = await tx
    .insert(identities)
    .values({ accountId, contactId: contact.id, inboxId, externalId, profileCheckAt: now })
    .onConflictDoNothing()
    .returning();
  if (created) return created;

  // Another lane was faster: its person stands, ours goes.
  await tx.delete(contacts).where(eq(contacts.id, contact.id));
  const theirs = await findIdentity(tx, inboxId, externalId);
  if (!theirs) throw new Error('a conflicting identity vanished');
  return theirs;
}

async function findIdentity(db: Executor, inboxId: number, externalId: string) {
  const [row] = await db
    .select()
    .from(identities)
    .where(and(eq(identities.inboxId, inboxId), eq(identities.externalId, externalId)));
  return row;
}

export async function getIdentity(db: Executor, id: number): Promise<Identity | undefined> {
  const [row] = await db.select().from(identities).where(eq(identities.id, id));
  return row;
}

type ProfileChange = Partial<
  Pick<
    Identity,
    | 'username'
    | 'avatarUrl'
    | 'followerCount'
    | 'verified'
    | 'followsUs'
    | 'weFollow'
    | 'profileFetchedAt'
    | 'profileCheckAt'
    | 'profileAttempts'
    | 'profileProblem'
  >
>;

export async function updateIdentity(
  db: Executor,
  id: number,
  change: ProfileChange,
): Promise<void> {
  await db.update(identities).set(change).where(eq(identities.id, id));
}

export async function renameContact(db: Executor, id: number, name: string): Promise<void> {
  await db.update(contacts).set({ name }).where(eq(contacts.id, id));
}

export const dueProfiles = (db: Database, now: Date, limit: number) =>
  db
    .select({ id: identities.id })
    .from(identities)
    .where(and(isNotNull(identities.profileCheckAt), lte(identities.profileCheckAt, now)))
    .orderBy(identities.profileCheckAt)
    .limit(limit);
