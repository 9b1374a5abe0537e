import 'server-only';
import { and, desc, eq, gt, isNotNull, isNull, lt } from 'drizzle-orm';
import type { Executor, Transaction } from '@/db/client';
import { logins, type StartedLogin } from '@/db/schema/logins';

export async function saveLogin(
  tx: Transaction,
  login: Pick<
    StartedLogin,
    'stateHash' | 'channel' | 'accountId' | 'userId' | 'inboxId' | 'createdAt' | 'expiresAt'
  >,
): Promise<void> {
  await tx.insert(logins).values(login);
}

export async function findLogin(
  db: Executor,
  stateHash: string,
): Promise<StartedLogin | undefined> {
  const [row] = await db.select().from(logins).where(eq(logins.stateHash, stateHash));
  return row;
}

/** Of two who use it at once, one gets it. */
export async function spendLogin(db: Executor, id: number, now: Date): Promise<boolean> {
  const rows = await db
    .update(logins)
    .set({ usedAt: now, code: null })
    .where(and(eq(logins.id, id), isNull(logins.usedAt)))
    .returning({ id: logins.id });
  return rows.length > 0;
}

export async function keepCode(db: Executor, id: number, code: string): Promise<void> {
  await db
    .update(logins)
    .set({ code })
    .where(and(eq(logins.id, id), isNull(logins.usedAt)));
}

export async function keepFound(
  db: Executor,
  id: number,
  { found, expiresAt }: { found: string | null; expiresAt: Date },
): Promise<void> {
  await db.update(logins).set({ found, expiresAt }).where(eq(logins.id, id));
}

/** What is over is of no use, and may still hold a token. */
export async function forgetLogins(db: Executor, before: Date): Promise<void> {
  await db.delete(logins).where(lt(logins.expiresAt, before));
}

/** What somebody logged in to last, and has not decided about. */
export async function findSetAside(
  db: Executor,
  { accountId, userId, now }: { accountId: number; userId: number; now: Date },
): Promise<StartedLogin | undefined> {
  const [row] = await db
    .select()
    .from(logins)
    .where(
      and(
        eq(logins.accountId, accountId),
        eq(logins.userId, userId),
        isNotNull(logins.found),
        gt(logins.expiresAt, now),
      ),
    )
    .orderBy(desc(logins.id))
    .limit(1);
  return row;
}
