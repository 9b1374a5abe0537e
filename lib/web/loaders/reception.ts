import 'server-only';
import { findInboxOf } from '@/db/queries/inboxes';
import { anyEventSince } from '@/db/queries/reception';
import type { Reception } from '@/lib/contracts/inboxes';
import { connectionState } from '@/lib/domain/connection';
import type { MemberContext } from '@/lib/services/context';
import { NotFound } from '@/lib/services/errors';

/** Whether an inbox hears of what is written to its account, since then or since it was connected; for administrators. */
export async function reception(
  { db, scope, now }: MemberContext,
  inboxId: number,
  since?: Date,
): Promise<Reception> {
  const inbox = scope.role === 'administrator' ? await findInboxOf(db, scope, inboxId) : undefined;
  if (!inbox) throw new NotFound(`inbox ${inboxId}`);
  const from = since ?? inbox.tokenSetAt ?? inbox.createdAt;
  const isKnown = inbox.lastEventAt !== null && inbox.lastEventAt >= from;
  return {
    state: connectionState(inbox, now),
    // What comes for a released account is another workspace's.
    received: inbox.releasedAt === null && (isKnown || (await anyEventSince(db, inbox, from))),
    problem: inbox.problem ?? inbox.subscribeProblem,
  };
}
