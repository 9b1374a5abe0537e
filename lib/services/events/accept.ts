import 'server-only';
import { saveEvents } from '@/db/queries/events';
import type { RawItem } from '@/lib/channels/channel';
import { sha256 } from '@/lib/platform/crypto';
import type { SystemContext } from '../context';

/** Stores what a provider sent and asks for it to be worked on. Once this returns, nothing of it can be lost. */
export async function accept(ctx: SystemContext, items: readonly RawItem[]): Promise<void> {
  const rows = items.map(({ at, ...item }) => ({
    ...item,
    digest: sha256(item.raw),
    at: at ?? ctx.now,
  }));

  const lanes = await saveEvents(ctx.db, rows);

  for (const lane of lanes) ctx.after.ring({ name: 'receive-events', payload: { lane } });
}
