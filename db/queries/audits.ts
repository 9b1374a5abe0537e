import 'server-only';
import type { Transaction } from '@/db/client';
import { audits } from '@/db/schema/accounts';

type Audit = Pick<typeof audits.$inferInsert, 'act' | 'subject' | 'details' | 'at'> & {
  /** Null for what belongs to no account, such as signing in. */
  readonly accountId: number | null;
  /** Null when the product itself acted. */
  readonly userId: number | null;
};

/** `act` is `noun.happened`, `subject` is `noun:id`; neither holds words that people wrote. */
export async function saveAudit(tx: Transaction, audit: Audit): Promise<void> {
  await tx.insert(audits).values(audit);
}
