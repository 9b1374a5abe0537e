import 'server-only';
import type { Transaction } from '@/db/client';
import { saveAudit } from '@/db/queries/audits';
import { releaseInbox } from '@/db/queries/connections';
import { markRemoved } from '@/db/queries/removal';
import type { Inbox } from '@/db/schema/inboxes';

type By = {
  /** Null when nobody here asked for it. */
  readonly userId: number | null;
  readonly now: Date;
};

/** An inbox that is held is gone for everybody, its token at once. Answers how many conversations are to be deleted. */
export async function beginRemoval(
  tx: Transaction,
  inbox: Inbox,
  { userId, now }: By,
): Promise<number> {
  const { id, accountId, name, releasedAt } = inbox;
  if (!releasedAt) await releaseInbox(tx, id, { problem: REMOVED, now });
  const total = await markRemoved(tx, inbox, now);
  const subject = `inbox:${id}`;
  await saveAudit(tx, {
    ...{ accountId, userId, subject },
    act: 'inbox.removed',
    details: { name, conversations: total },
    at: now,
  });
  return total;
}

const REMOVED = 'This inbox was removed.';
