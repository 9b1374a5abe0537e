import 'server-only';
import { hasDue } from '@/db/queries/events';
import type { SystemContext } from '../context';

/** Whether the lane has something to do right now. */
export const hasNewEvents = ({ db, now }: SystemContext, lane: string): Promise<boolean> =>
  hasDue(db, lane, now);
