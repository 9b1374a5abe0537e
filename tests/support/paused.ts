import { db } from '@/db/client';
import { endEvent, lockNextEvent } from '@/db/queries/events';
import { apply } from '@/lib/services/events/apply';
import { currentSettings } from '@/lib/services/settings/current';
import { until } from './until.ts';

/** A worker that has done the lane's next event and not committed yet. */
export async function pausedWorker(lane: string) {
  const done = Promise.withResolvers<void>();
  const go = Promise.withResolvers<void>();
  const settings = await currentSettings({ db });
  const work = db.transaction(async (tx) => {
    const next = await lockNextEvent(tx, lane, new Date());
    if (!next?.inbox) throw new Error('no event of an inbox');
    const { ending } = await apply(tx, next, { settings, now: new Date() });
    await endEvent(tx, next.event.id, ending);
    done.resolve();
    await go.promise;
  });
  await done.promise;
  return { work, go: go.resolve };
}

/** Until some transaction waits for what another one holds. */
export const somebodyWaits = () =>
  until(async () => {
    const [row] = await db.$client.unsafe(
      "select count(*)::int as waiting from pg_stat_activity where wait_event_type = 'Lock' and datname = current_database()",
    );
    return Number(row?.waiting) > 0;
  });
