import 'server-only';
import type { Transaction } from '@/db/client';
import { accounts } from '@/db/schema/accounts';

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
