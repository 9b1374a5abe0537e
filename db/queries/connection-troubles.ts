import 'server-only';
import { and, asc, eq, isNotNull, isNull, lte, or } from 'drizzle-orm';
import type { Executor } from '@/db/client';
import { inboxes } from '@/db/schema/inboxes';
import type { Scope } from '@/lib/domain/scope';
import { reaches } from './inboxes';

/** Inboxes that this person sees and that may be in trouble; those whose token ends by then are. */
export const perhapsTroubled = (db: Executor, scope: Scope, before: Date) =>
  db
    .select({
      id: inboxes.id,
      name: inboxes.name,
      channel: inboxes.channel,
      ...CONNECTION_FACTS,
    })
    .from(inboxes)
    .where(
      and(
        eq(inboxes.accountId, scope.accountId),
        isNull(inboxes.releasedAt),
        or(
          isNotNull(inboxes.problem),
          isNotNull(inboxes.subscribeAt),
          isNotNull(inboxes.restriction),
          lte(inboxes.tokenExpiresAt, before),
        ),
        reaches(scope, inboxes.id),
      ),
    )
    .orderBy(asc(inboxes.name), asc(inboxes.id));

/** What `domain/connection` goes by. */
export const CONNECTION_FACTS = {
  problem: inboxes.problem,
  restriction: inboxes.restriction,
  releasedAt: inboxes.releasedAt,
  subscribeAt: inboxes.subscribeAt,
  tokenExpiresAt: inboxes.tokenExpiresAt,
};
