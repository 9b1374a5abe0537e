import 'server-only';
import { nextEvents } from '@/db/queries/events';
import type { SystemContext } from '../context';

/** Whether the lane has something to do right now. */
export const hasNewEvents = async ({ db, now }: SystemContext, lane: string): Promise<boolean> =>
  (await nextEvents(db, lane, { now, limit: 1 })).length > 0;
