import 'server-only';
import { and, asc, desc, eq, gt, inArray, isNull, lte } from 'drizzle-orm';
import type { Executor, Transaction } from '@/db/client';
import { passwordRequests } from '@/db/schema/users';
import type { SignInSource } from './sign-in-failures';

type Page = { readonly since: Date; readonly limit: number };

/** When a mail was asked for: for this email, and from this address. Newest first. */
export async function recentRequests(
  db: Executor,
  { email, ip }: SignInSource,
  { since, perEmail, perAddress }: { since: Date; perEmail: number; perAddress: number },
): Promise<{ email: Date[]; address: Date[] }> {
  return {
    email: await requests(db, eq(passwordRequests.email, email), { since, limit: perEmail }),
    address: await requests(db, eq(passwordRequests.ip, ip), { since, limit: perAddress }),
  };
}

async function requests(
  db: Executor,
  whose: ReturnType<typeof eq>,
  { since, limit }: Page,
): Promise<Date[]> {
  const rows = await db
    .select({ at: passwordRequests.at })
    .from(passwordRequests)
    .where(and(whose, gt(passwordRequests.at, since)))
    .orderBy(desc(passwordRequests.at))
    .limit(limit);
  return rows.map(({ at }) => at);
}

export async function saveRequest(
  tx: Transaction,
  source: SignInSource,
  at: Date,
): Promise<number> {
  const [row] = await tx
    .insert(passwordRequests)
    .values({ ...source, at })
    .returning({ id: passwordRequests.id });
  if (!row) throw new Error('an insert always returns its row');
  return row.id;
}

/** A request that nobody has answered yet. */
export async function findWaitingRequest(
  db: Executor,
  id: number,
): Promise<{ email: string; at: Date } | undefined> {
  const [row] = await db
    .select({ email: passwordRequests.email, at: passwordRequests.at })
    .from(passwordRequests)
    .where(and(eq(passwordRequests.id, id), isNull(passwordRequests.answeredAt)));
  return row;
}

export async function markAnswered(db: Executor, id: number, at: Date): Promise<void> {
  await db.update(passwordRequests).set({ answeredAt: at }).where(eq(passwordRequests.id, id));
}

/** Requests whose bell was missed, or whose mail could not be sent. */
export const waitingRequests = (db: Executor, before: Date, limit: number) =>
  db
    .select({ id: passwordRequests.id })
    .from(passwordRequests)
    .where(and(isNull(passwordRequests.answeredAt), lte(passwordRequests.at, before)))
    .orderBy(asc(passwordRequests.at))
    .limit(limit);

const PRUNED_AT_ONCE = 100;

/** Skips rows that another transaction is deleting, so that two never wait for one another. */
export async function pruneRequests(tx: Transaction, until: Date): Promise<void> {
  const old = tx
    .select({ id: passwordRequests.id })
    .from(passwordRequests)
    .where(lte(passwordRequests.at, until))
    .orderBy(asc(passwordRequests.id))
    .limit(PRUNED_AT_ONCE)
    .for('update', { skipLocked: true });
  await tx.delete(passwordRequests).where(inArray(passwordRequests.id, old));
}
