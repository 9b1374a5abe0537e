import 'server-only';
import { refuseInbox } from '@/db/queries/inboxes';
import type { Inbox } from '@/db/schema/inboxes';
import type { GraphVerdict } from '@/lib/domain/graph-error';
import type { SystemContext } from '../context';

/** A provider that refuses the connection itself, in whatever call: the inbox needs a person, and every desk knows at once. */
export async function noteRefusal(
  { db, now, after }: SystemContext,
  { id, accountId }: Pick<Inbox, 'id' | 'accountId'>,
  verdict: GraphVerdict,
): Promise<void> {
  if (verdict.action !== 'reconnect') return;
  await refuseInbox(db, id, { verdict, now });
  after.tell(accountId, { type: 'refresh' });
}
