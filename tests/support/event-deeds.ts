import { eq } from 'drizzle-orm';
import { db } from '@/db/client';
import { events } from '@/db/schema/events';
import { replay } from '@/lib/services/events/replay';
import { replayFailed } from '@/lib/services/events/replay-failed';
import { replayOwn } from '@/lib/services/events/replay-own';
import { system } from './account.ts';
import type { Deeds } from './inbox-deeds.ts';
import type { Stage } from './stage.ts';

/** What brought the only conversation, given up. */
async function failedEvent({ shop }: Stage): Promise<number> {
  const own = eq(events.entryId, shop.externalId);
  const [event] = await db.update(events).set({ state: 'failed' }).where(own).returning();
  return event?.id ?? 0;
}

export const EVENT_DEEDS: Deeds = {
  'events/replay': [
    'event.replayed',
    async (on) => replay({ ...system(), userId: on.boss.userId }, await failedEvent(on)),
  ],
  'events/replay-own': [
    'event.replayed',
    async (on) => replayOwn(on.asBoss, await failedEvent(on)),
  ],
  'events/replay-failed': [
    'event.failed_replayed',
    async (on) => {
      await failedEvent(on);
      await replayFailed(on.asBoss);
    },
  ],
};
