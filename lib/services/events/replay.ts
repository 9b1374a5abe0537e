import 'server-only';
import { saveAudit } from '@/db/queries/audits';
import { renewEvent } from '@/db/queries/event-log';
import type { SystemContext } from '../context';

/** A person has an event worked on again that was given up. Asked twice, the second finds nothing to do. */
export async function replay(
  { db, now, after, userId }: SystemContext & { readonly userId: number },
  id: number,
): Promise<boolean> {
  const renewed = await db.transaction(async (tx) => {
    const event = await renewEvent(tx, id);
    if (!event) return null;
    const { accountId } = event;
    await saveAudit(tx, {
      accountId,
      userId,
      act: 'event.replayed',
      subject: `event:${id}`,
      at: now,
    });
    return event;
  });
  if (renewed) after.ring({ name: 'receive-events', payload: { lane: renewed.lane } });
  return renewed !== null;
}
