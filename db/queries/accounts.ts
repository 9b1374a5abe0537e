import 'server-only';
import { eq } from 'drizzle-orm';
import type { Executor, Transaction } from '@/db/client';
import { accounts } from '@/db/schema/accounts';
import type { Scope } from '@/lib/domain/scope';

export async function saveAccount(
  tx: Transaction,
  { name, at }: { readonly name: string; readonly at: Date },
): Promise<number> {
  const [row] = await tx
    .insert(accounts)
    .values({ name, createdAt: at })
    .returning({ id: accounts.id });
  if (!row) throw new Error('an insert always returns its row');
  return row.id;
}

export async function getAccountName(db: Executor, { accountId }: Scope): Promise<string> {
  const [row] = await db
    .select({ name: accounts.name })
    .from(accounts)
    .where(eq(accounts.id, accountId));
  if (!row) throw new Error(`account ${accountId} vanished`);
  return row.name;
}
