import 'server-only';
import { findInboxOf } from '@/db/queries/inboxes';
import { anyEventSince } from '@/db/queries/reception';
import type { Reception } from '@/lib/contracts/inboxes';
import { connectionState } from '@/lib/domain/connection';
import type { MemberContext } from '@/lib/services/context';
import { NotFound } from '@/lib/services/errors';

/** Whether an inbox hears of what is written to its account, for its account's administrators. */
export async function reception(
  { db, scope, now }: MemberContext,
  inboxId: number,
): Promise<Reception> {
  const inbox = scope.role === 'administrator' ? await findInboxOf(db, scope, inboxId) : undefined;
  if (!inbox) throw new NotFound(`inbox ${inboxId}`);
  return {
    state: connectionState(inbox, now),
    // What comes for a released account is another workspace's.
    received:
      inbox.releasedAt === null &&
      (await anyEventSince(db, inbox, inbox.tokenSetAt ?? inbox.createdAt)),
    problem: inbox.problem ?? inbox.subscribeProblem,
  };
}
