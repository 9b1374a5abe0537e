import 'server-only';
import { queuedNow } from '@/db/queries/outbox';
import type { SystemContext } from '../context';

/** Whether the conversation has something to send right now. */
export const hasQueued = async (
  { db, now }: SystemContext,
  conversationId: number,
): Promise<boolean> => (await queuedNow(db, conversationId, now)) !== undefined;
