import 'server-only';
import { deletionsAbout } from '@/db/queries/deletions';
import { eraseConversations, eraseEvents, eraseInbox, erasePeople } from '@/db/queries/erasing';
import { findInbox } from '@/db/queries/inboxes';
import type { Inbox } from '@/db/schema/inboxes';
import type { SystemContext } from '../context';

const BUDGET_MS = 20_000;

/**
 * Deletes what is in a removed inbox, part by part, for at most 20 s, then asks for itself again; at last the inbox.
 * Whoever dies half-way is gone on from: what is left says what is to be done.
 */
export async function deleteContent(ctx: SystemContext, inboxId: number): Promise<void> {
  const { db, after } = ctx;
  const inbox = await findInbox(db, inboxId);
  if (!inbox?.removedAt) return;

  const start = performance.now();
  while (await deletePart(ctx, inbox)) {
    if (performance.now() - start < BUDGET_MS) continue;
    after.ring({ name: 'delete-inbox', payload: { inbox: inboxId } });
    return;
  }
  await db.transaction((tx) => eraseInbox(tx, inbox));
  after.tell(inbox.accountId, { type: 'refresh' });
  await ringWaiting(ctx, inbox);
}

/** Conversations first: they are what people would miss, and what they see dwindle. */
async function deletePart({ db }: SystemContext, inbox: Inbox): Promise<boolean> {
  const { more } = await db.transaction((tx) => eraseConversations(tx, inbox));
  if (more) return true;
  if (await db.transaction((tx) => eraseEvents(tx, inbox))) return true;
  return db.transaction((tx) => erasePeople(tx, inbox));
}

/** Whoever asked a provider for this deletion waits for its end. */
async function ringWaiting({ db, after }: SystemContext, inbox: Inbox): Promise<void> {
  const ids = [inbox.externalId, inbox.appScopedId].filter((id) => id !== null);
  for (const { id } of await deletionsAbout(db, ids)) {
    after.ring({ name: 'delete-content', payload: { deletion: id } });
  }
}
