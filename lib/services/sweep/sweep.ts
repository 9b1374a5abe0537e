import 'server-only';
import { dueProfiles } from '@/db/queries/contacts';
import { claimEvents, dueLanes, wakeMissed } from '@/db/queries/events';
import { troubledInboxes } from '@/db/queries/inboxes';
import { dueConversations, lostMessages } from '@/db/queries/messages';
import type { SystemContext } from '../context';
import { settle } from '../messages/settle';

/** A bell that was rung is answered long before this. */
const MISSED_AFTER_MS = 15_000;
const LIMIT = 500;

/** Rings for every row whose time has come and whose bell was missed. */
export async function sweep(ctx: SystemContext): Promise<void> {
  const { db, now, after } = ctx;
  await claimEvents(db);
  await wakeMissed(db);
  for (const message of await lostMessages(db, now, LIMIT)) {
    await settle(ctx, message, { kind: 'unknown', sentence: LOST });
  }

  const before = new Date(now.getTime() - MISSED_AFTER_MS);
  for (const lane of await dueLanes(db, { now, before, limit: LIMIT })) {
    after.ring({ name: 'receive-events', payload: { lane } });
  }
  for (const { id, inbox, status } of await dueConversations(db, now, LIMIT)) {
    after.ring(
      status === 'unknown'
        ? { name: 'confirm-messages', payload: { conversation: id } }
        : { name: 'deliver-messages', payload: { conversation: id, inbox } },
    );
  }
  for (const { id } of await troubledInboxes(db, LIMIT)) {
    after.ring({ name: 'check-inbox', payload: { inbox: id } });
  }
  for (const { id } of await dueProfiles(db, now, LIMIT)) {
    after.ring({ name: 'refresh-profile', payload: { identity: id } });
  }
}

const LOST = 'The connection broke while this was being sent, so it may or may not have arrived.';
