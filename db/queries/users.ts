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
