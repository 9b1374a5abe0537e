import 'server-only';
import { eq, sql } from 'drizzle-orm';
import type { Executor, Transaction } from '@/db/client';
import { users } from '@/db/schema/users';

/** Nobody else can make the first user until this transaction ends. */
const FIRST_USER_LOCK = 7_203_115;

export async function lockFirstUser(tx: Transaction): Promise<void> {
  await tx.execute(sql`select pg_advisory_xact_lock(${FIRST_USER_LOCK})`);
}

export async function anyUser(db: Executor): Promise<boolean> {
  const rows = await db.select({ id: users.id }).from(users).limit(1);
  return rows.length > 0;
}

export async function findCredentials(
  db: Executor,
  email: string,
): Promise<{ userId: number; passwordHash: string } | undefined> {
  const [row] = await db
    .select({ userId: users.id, passwordHash: users.passwordHash })
    .from(users)
    .where(eq(users.email, email));
  return row;
}

export async function isSuperAdmin(db: Executor, id: number): Promise<boolean> {
  const [row] = await db
    .select({ superAdmin: users.superAdmin })
    .from(users)
    .where(eq(users.id, id));
  return row?.superAdmin ?? false;
}

export async function findUserEmail(db: Executor, id: number): Promise<string | undefined> {
  const [row] = await db.select({ email: users.email }).from(users).where(eq(users.id, id));
  return row?.email;
}

export async function saveUser(
  tx: Transaction,
  user: Pick<typeof users.$inferInsert, 'name' | 'email' | 'passwordHash' | 'superAdmin'> & {
    readonly at: Date;
  },
): Promise<number> {
  const { at, ...values } = user;
  const [row] = await tx
    .insert(users)
    .values({ ...values, createdAt: at })
    .returning({ id: users.id });
  if (!row) throw new Error('an insert always returns its row');
  return row.id;
}

export async function findUserByEmail(
  db: Executor,
  email: string,
): Promise<{ id: number; name: string } | undefined> {
  const [row] = await db
    .select({ id: users.id, name: users.name })
    .from(users)
    .where(eq(users.email, email));
  return row;
}

/** What a person may change about themselves, and what proves that it is them. */
export async function findUser(db: Executor, id: number) {
  const [row] = await db
    .select({
      name: users.name,
      email: users.email,
      picture: users.picture,
      passwordHash: users.passwordHash,
    })
    .from(users)
    .where(eq(users.id, id));
  return row;
}

/** Nobody else changes this user until the transaction ends. */
export async function lockUser(tx: Transaction, id: number) {
  const [row] = await tx
    .select({
      name: users.name,
      email: users.email,
      picture: users.picture,
      passwordHash: users.passwordHash,
    })
    .from(users)
    .where(eq(users.id, id))
    .for('update');
  return row;
}

export async function updateUser(
  tx: Transaction,
  id: number,
  change: Partial<Pick<typeof users.$inferInsert, 'name' | 'picture' | 'passwordHash'>>,
): Promise<void> {
  await tx.update(users).set(change).where(eq(users.id, id));
}

const UNIQUE_VIOLATION = '23505';

/** False when the address is somebody else's. */
export async function updateEmail(tx: Transaction, id: number, email: string): Promise<boolean> {
  try {
    await tx.transaction((inner) => inner.update(users).set({ email }).where(eq(users.id, id)));
    return true;
  } catch (error) {
    if (error instanceof Error && codeOf(error.cause ?? error) === UNIQUE_VIOLATION) return false;
    throw error;
  }
}

const codeOf = (cause: unknown): unknown =>
  typeof cause === 'object' && cause !== null && 'code' in cause ? cause.code : undefined;
