import 'server-only';
import { and, eq, gte } from 'drizzle-orm';
import type { Executor } from '@/db/client';
import { events } from '@/db/schema/events';
import type { Inbox } from '@/db/schema/inboxes';

/** Whether a provider sent anything for this account since then. */
export async function anyEventSince(
  db: Executor,
  { channel, externalId }: Pick<Inbox, 'channel' | 'externalId'>,
  since: Date,
): Promise<boolean> {
  const rows = await db
    .select({ id: events.id })
    .from(events)
    .where(
      and(
        eq(events.object, OBJECTS[channel]),
        eq(events.entryId, externalId),
        gte(events.receivedAt, since),
      ),
    )
    .limit(1);
  return rows.length > 0;
}

/** The webhook's `object` that speaks of a channel's accounts. */
export const OBJECTS = { instagram: 'instagram' } as const;
