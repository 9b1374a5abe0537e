import 'server-only';
import type { Transaction } from '@/db/client';
import { restrictInbox } from '@/db/queries/connections';
import type { Inbox } from '@/db/schema/inboxes';
import type { InboundPolicy } from '@/lib/domain/inbound';
import type { Applied } from '../events/apply';

/** The provider restricts the account, or no longer does: every desk of it is told why. */
export async function takePolicy(
  tx: Transaction,
  { id, accountId }: Inbox,
  { at, restricts, reason }: InboundPolicy,
): Promise<Applied> {
  await restrictInbox(tx, id, { at, restricts, reason });
  return {
    ending: { state: 'done' },
    notes: [{ accountId, note: { type: 'refresh' } }],
  };
}
