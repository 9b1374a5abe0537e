import 'server-only';
import { dueStories } from '@/db/queries/attachments';
import { dueChecks, dueSubscriptions } from '@/db/queries/connections';
import { dueProfiles } from '@/db/queries/contacts';
import { dueSnoozed } from '@/db/queries/conversations';
import { dueDeletions } from '@/db/queries/deletions';
import { claimEvents, dueLanes, eventsToFetch, wakeMissed } from '@/db/queries/events';
import { dueGapChecks, dueImports, setGapCheck, withoutGapCheck } from '@/db/queries/imports';
import { troubledInboxes } from '@/db/queries/inboxes';
import { forgetLogins } from '@/db/queries/logins';
import { dueConversations, lostMessages } from '@/db/queries/outbox';
import { waitingRequests } from '@/db/queries/password-requests';
import { dueReactions } from '@/db/queries/reactions';
import { removedInboxes } from '@/db/queries/removal';
import { dueUploads } from '@/db/queries/uploads';
import { nextGapCheckAt } from '@/lib/domain/history';
import type { SystemContext } from '../context';
import { wake } from '../conversations/wake';
import { refreshTokens } from '../inboxes/refresh-tokens';
import { tellAdministrators } from '../inboxes/tell-administrators';
import { settle } from '../messages/settle';
import { discard } from '../uploads/discard';

/** A bell that was rung is answered long before this. */
const MISSED_AFTER_MS = 15_000;
const LIMIT = 500;
/** Long enough to tell somebody who comes back late what became of it. */
const LOGINS_KEPT_MS = 86_400_000;
/** Each is a call to storage, while the lane is held. */
const UPLOADS = 50;

/** Rings for every row whose time has come and whose bell was missed. */
export async function sweep(ctx: SystemContext): Promise<void> {
  const { db, now } = ctx;
  await claimEvents(db);
  await wakeMissed(db);
  for (const message of await lostMessages(db, now, LIMIT)) {
    await settle(ctx, message, { kind: 'unknown', sentence: LOST });
  }
  for (const { id } of await dueSnoozed(db, now, LIMIT)) await wake(ctx, id);

  await ringMessages(ctx);
  await ringInboxes(ctx);
  await ringHistory(ctx);
  await goOnDeleting(ctx);
  await forgetLogins(db, new Date(now.getTime() - LOGINS_KEPT_MS));
  for (const { key } of await dueUploads(db, now, UPLOADS)) await discard(ctx, key);
}

async function ringMessages({ db, now, after }: SystemContext): Promise<void> {
  const before = new Date(now.getTime() - MISSED_AFTER_MS);
  for (const lane of await dueLanes(db, { now, before, limit: LIMIT })) {
    after.ring({ name: 'receive-events', payload: { lane } });
  }
  for (const { id } of await eventsToFetch(db, now, LIMIT)) {
    after.ring({ name: 'fetch-message', payload: { event: id } });
  }
  for (const { id } of await dueStories(db, now, LIMIT)) {
    after.ring({ name: 'check-story', payload: { attachment: id } });
  }
  for (const { id, inbox, status } of await dueConversations(db, now, LIMIT)) {
    after.ring(
      status === 'unknown'
        ? { name: 'confirm-messages', payload: { conversation: id } }
        : { name: 'deliver-messages', payload: { conversation: id, inbox } },
    );
  }
  for (const { id, inbox } of await dueReactions(db, now, LIMIT)) {
    after.ring({ name: 'deliver-reaction', payload: { reaction: id, inbox } });
  }
  for (const { id } of await dueProfiles(db, now, LIMIT)) {
    after.ring({ name: 'refresh-profile', payload: { identity: id } });
  }
  for (const { id } of await waitingRequests(db, before, LIMIT)) {
    after.ring({ name: 'mail-password-reset', payload: { request: id } });
  }
}

async function ringInboxes(ctx: SystemContext): Promise<void> {
  const { db, now, after } = ctx;
  for (const { id } of await troubledInboxes(db, LIMIT)) {
    after.ring({ name: 'check-inbox', payload: { inbox: id } });
  }
  await tellAdministrators(ctx);
  await refreshTokens(ctx);
  for (const { id } of await dueSubscriptions(db, now, LIMIT)) {
    after.ring({ name: 'subscribe-inbox', payload: { inbox: id } });
  }
  for (const { id } of await dueChecks(db, now, LIMIT)) {
    after.ring({ name: 'check-subscription', payload: { inbox: id } });
  }
}

async function ringHistory({ db, now, after }: SystemContext): Promise<void> {
  for (const { inboxId } of await dueImports(db, now, LIMIT)) {
    after.ring({ name: 'import-history', payload: { inbox: inboxId } });
  }
  for (const { id } of await withoutGapCheck(db, LIMIT)) {
    await setGapCheck(db, id, nextGapCheckAt(id, now));
  }
  for (const { id } of await dueGapChecks(db, now, LIMIT)) {
    after.ring({ name: 'check-gaps', payload: { inbox: id } });
  }
}

async function goOnDeleting({ db, now, after }: SystemContext): Promise<void> {
  for (const { id } of await removedInboxes(db, LIMIT)) {
    after.ring({ name: 'delete-inbox', payload: { inbox: id } });
  }
  for (const { id } of await dueDeletions(db, now, LIMIT)) {
    after.ring({ name: 'delete-content', payload: { deletion: id } });
  }
}

const LOST = 'The connection broke while this was being sent, so it may or may not have arrived.';
