import 'server-only';
import { lockAnyInbox } from '@/db/queries/inboxes';
import type { SystemContext } from '../context';
import { ask } from './ask';

/** What an inbox may have missed since a moment is read at the provider's. */
export async function fillGap(
  { db, now, after }: SystemContext,
  inboxId: number,
  since: Date,
): Promise<void> {
  await db.transaction(async (tx) => {
    const inbox = await lockAnyInbox(tx, inboxId);
    if (!inbox || inbox.releasedAt) return;
    await ask(tx, inbox, { kind: 'gap', since, userId: null, now });
  });
  after.ring({ name: 'import-history', payload: { inbox: inboxId } });
}
