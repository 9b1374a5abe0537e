import 'server-only';
import { and, desc, eq, isNotNull, lte } from 'drizzle-orm';
import type { Database, Executor, Transaction } from '@/db/client';
import { contacts, type Identity, identities } from '@/db/schema/contacts';
import { conversations } from '@/db/schema/conversations';
import { type Inbox, inboxes } from '@/db/schema/inboxes';
import type { Thread } from '@/lib/domain/thread-choice';

type Place = Pick<Inbox, 'id' | 'accountId'>;

/** Somebody with their newest conversations in this inbox, newest first. */
export type Person = {
  readonly identity: Identity;
  readonly threads: readonly Thread[];
  /** The team does not want to hear from them. */
  readonly blocked: boolean;
};

const THREADS = 20;

/** The person as this inbox knows them. */
export async function findPerson(
  db: Executor,
  { id: inboxId }: Place,
  externalId: string,
): Promise<Person | undefined> {
  const { id, status, resolvedAt } = conversations;
  const rows = await db
    .select({
      identity: identities,
      thread: { id, status, resolvedAt },
      blockedAt: contacts.blockedAt,
    })
    .from(identities)
    .innerJoin(contacts, eq(contacts.id, identities.contactId))
    .leftJoin(conversations, eq(conversations.identityId, identities.id))
    .where(and(eq(identities.inboxId, inboxId), eq(identities.externalId, externalId)))
    .orderBy(desc(conversations.id))
    .limit(THREADS);
  const [first] = rows;
  const threads = rows.flatMap(({ thread }) => thread ?? []);
  return first && { identity: first.identity, threads, blocked: first.blockedAt !== null };
}

/** Whoever is new exists at once, nameless, with a profile to fetch. */
export async function createPerson(
  tx: Transaction,
  inbox: Place,
  { externalId, now }: { externalId: string; now: Date },
): Promise<Person> {
  const { id: inboxId, accountId } = inbox;
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
  if (created) return { identity: created, threads: [], blocked: false };

  // Another lane was faster: its person stands, ours goes.
  await tx.delete(contacts).where(eq(contacts.id, contact.id));
  const theirs = await findPerson(tx, inbox, externalId);
  if (!theirs) throw new Error('a conflicting identity vanished');
  return theirs;
}

/** With the inbox that knows them. */
export async function findIdentityAndInbox(db: Executor, id: number) {
  const [row] = await db
    .select({ identity: identities, inbox: inboxes })
    .from(identities)
    .innerJoin(inboxes, eq(inboxes.id, identities.inboxId))
    .where(eq(identities.id, id));
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

export async function isBlocked(db: Executor, contactId: number): Promise<boolean> {
  const [row] = await db
    .select({ blockedAt: contacts.blockedAt })
    .from(contacts)
    .where(eq(contacts.id, contactId));
  return row?.blockedAt != null;
}

/** Since when the team does not want to hear from them; null when it does. */
export async function blockContact(tx: Transaction, id: number, since: Date | null): Promise<void> {
  await tx.update(contacts).set({ blockedAt: since }).where(eq(contacts.id, id));
}

export const dueProfiles = (db: Database, now: Date, limit: number) =>
  db
    .select({ id: identities.id })
    .from(identities)
    .where(and(isNotNull(identities.profileCheckAt), lte(identities.profileCheckAt, now)))
    .orderBy(identities.profileCheckAt)
    .limit(limit);
