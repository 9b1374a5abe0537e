import 'server-only';
import { countDeleted, endDeletion, findOpenDeletion } from '@/db/queries/deletions';
import {
  eraseConversations,
  eraseEventsOf,
  erasePeople,
  eraseUnclaimed,
  identitiesKnownAs,
} from '@/db/queries/erasing';
import { lockAnyInbox } from '@/db/queries/inboxes';
import { inboxesHolding } from '@/db/queries/removal';
import type { SystemContext } from '../context';
import { beginRemoval } from '../inboxes/begin-removal';
import { unsubscribe } from '../inboxes/unsubscribe';

const BUDGET_MS = 20_000;
const PEOPLE = 20;

type Case = { readonly id: number; readonly subject: string };

/**
 * Deletes what is stored under a provider's id, whether that is an account's or a person's (FACTS.md §1.7), for at most
 * 20 s, then asks for itself again. It is done when nothing is left: an inbox that is being deleted is waited for.
 */
export async function carryOut(ctx: SystemContext, id: number): Promise<void> {
  const { db, now, after } = ctx;
  const subject = await findOpenDeletion(db, id);
  if (!subject) return;
  await removeInboxes(ctx, { id, subject });

  const start = performance.now();
  while (await deletePart(ctx, { id, subject })) {
    if (performance.now() - start < BUDGET_MS) continue;
    after.ring({ name: 'delete-content', payload: { deletion: id } });
    return;
  }
  if ((await inboxesHolding(db, subject)).length > 0) return;
  await endDeletion(db, id, now);
}

/** An account's own: each of its inboxes is removed as if an administrator had done it. */
async function removeInboxes(ctx: SystemContext, { id, subject }: Case): Promise<void> {
  const { db, now, after } = ctx;
  for (const inbox of await inboxesHolding(db, subject)) {
    if (inbox.removedAt) continue;
    await unsubscribe(ctx, inbox);
    await db.transaction(async (tx) => {
      const held = await lockAnyInbox(tx, inbox.id);
      if (!held || held.removedAt) return;
      const conversations = await beginRemoval(tx, held, { userId: null, now });
      await countDeleted(tx, id, { inboxes: 1, conversations });
    });
    after.ring({ name: 'delete-inbox', payload: { inbox: inbox.id } });
    after.tell(inbox.accountId, { type: 'refresh' });
  }
}

/** What was received goes after what came of it: what is still being worked on then shows up in the next part. */
async function deletePart(ctx: SystemContext, { id, subject }: Case): Promise<boolean> {
  const { db, after } = ctx;
  const people = await identitiesKnownAs(db, subject, PEOPLE);
  for (const { inbox, ...identity } of people) {
    await db.transaction(async (tx) => {
      const { conversations, more } = await eraseConversations(tx, inbox, identity);
      await countDeleted(tx, id, { conversations });
      if (!more) await erasePeople(tx, inbox, identity);
    });
    after.tell(inbox.accountId, { type: 'refresh' });
  }
  if (people.length > 0) return true;
  const received = await db.transaction((tx) => eraseEventsOf(tx, subject));
  const unclaimed = await db.transaction((tx) => eraseUnclaimed(tx, subject));
  return received || unclaimed;
}
