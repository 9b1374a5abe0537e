import 'server-only';
import { inboxesKnownAs } from '@/db/queries/connections';
import { refuseInbox } from '@/db/queries/inboxes';
import { judge } from '@/lib/domain/graph-error';
import type { SystemContext } from '../context';

/** The account's owner has removed the app at the provider: its token is dead. What arrived stays, and is shown. */
export async function deauthorize(
  { db, now, after }: SystemContext,
  userId: string,
): Promise<void> {
  const verdict = judge({ code: 190, subcode: 458 });
  for (const { id, accountId } of await inboxesKnownAs(db, userId)) {
    await refuseInbox(db, id, { verdict, now });
    after.tell(accountId, { type: 'refresh' });
  }
}
