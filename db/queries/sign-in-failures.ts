import 'server-only';
import { and, asc, desc, eq, gt, inArray, lte, sql } from 'drizzle-orm';
import type { Executor, Transaction } from '@/db/client';
import { signInFailures } from '@/db/schema/users';

export type SignInSource = { readonly email: string; readonly ip: string };

const EMAIL_LOCKS = 7_203_116;
const IP_LOCKS = 7_203_117;

/** Tries for one email, or from one address, are counted one after the other. Always in this order. */
export async function lockSignIn(tx: Transaction, { email, ip }: SignInSource): Promise<void> {
  await tx.execute(sql`select pg_advisory_xact_lock(${EMAIL_LOCKS}, hashtext(${email}))`);
  await tx.execute(sql`select pg_advisory_xact_lock(${IP_LOCKS}, hashtext(${ip}))`);
}

/** When tries for this email failed, newest first. */
export const failuresOfEmail = (
  db: Executor,
  email: string,
  page: { readonly since: Date; readonly limit: number },
): Promise<Date[]> => failures(db, eq(signInFailures.email, email), page);

/** When tries from this address failed, newest first. */
export const failuresFromIp = (
  db: Executor,
  ip: string,
  page: { readonly since: Date; readonly limit: number },
): Promise<Date[]> => failures(db, eq(signInFailures.ip, ip), page);

async function failures(
  db: Executor,
  whose: ReturnType<typeof eq>,
  { since, limit }: { readonly since: Date; readonly limit: number },
): Promise<Date[]> {
  const rows = await db
    .select({ at: signInFailures.at })
    .from(signInFailures)
    .where(and(whose, gt(signInFailures.at, since)))
    .orderBy(desc(signInFailures.at))
    .limit(limit);
  return rows.map(({ at }) => at);
}

export async function saveFailure(tx: Transaction, source: SignInSource, at: Date): Promise<void> {
  await tx.insert(signInFailures).values({ ...source, at });
}

export async function clearFailures(tx: Transaction, email: string): Promise<void> {
  await tx.delete(signInFailures).where(eq(signInFailures.email, email));
}

const PRUNED_AT_ONCE = 100;

/** Skips rows that another transaction is deleting, so that two never wait for one another. */
export async function pruneFailures(tx: Transaction, until: Date): Promise<void> {
  const old = tx
    .select({ id: signInFailures.id })
    .from(signInFailures)
    .where(lte(signInFailures.at, until))
    .orderBy(asc(signInFailures.id))
    .limit(PRUNED_AT_ONCE)
    .for('update', { skipLocked: true });
  await tx.delete(signInFailures).where(inArray(signInFailures.id, old));
}
