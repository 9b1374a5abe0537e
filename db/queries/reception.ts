import 'server-only';
import { and, desc, eq, gte } from 'drizzle-orm';
import type { Executor } from '@/db/client';
import { events } from '@/db/schema/events';
import type { Inbox } from '@/db/schema/inboxes';

/** Everything that can have come between two questions of somebody who waits. */
const NEWEST = 10_000;

/** Whether a provider sent anything for this account since then, among the newest of all. */
export async function anyEventSince(
  db: Executor,
  { channel, externalId }: Pick<Inbox, 'channel' | 'externalId'>,
  since: Date,
): Promise<boolean> {
  const { object, entryId, receivedAt } = events;
  const newest = db
    .select({ object, entryId, receivedAt })
    .from(events)
    .orderBy(desc(events.id))
    .limit(NEWEST)
    .as('newest');
  const rows = await db
    .select({ receivedAt: newest.receivedAt })
    .from(newest)
    .where(
      and(
        eq(newest.object, OBJECTS[channel]),
        eq(newest.entryId, externalId),
        gte(newest.receivedAt, since),
      ),
    )
    .limit(1);
  return rows.length > 0;
}

/** The webhook's `object` that speaks of a channel's accounts. */
export const OBJECTS = { instagram: 'instagram' } as const;
