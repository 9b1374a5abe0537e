import 'server-only';
import { outbox } from '@/db/queries/outbox';
import { isMedia, nextInLine } from '@/lib/domain/turn';
import type { SystemContext } from '../context';

/** Whether the conversation has words to send right now; a file is asked for by a bell of its own. */
export async function hasQueued(
  { db, now }: SystemContext,
  conversationId: number,
): Promise<boolean> {
  const next = nextInLine(await outbox(db, conversationId), now);
  return next !== null && !isMedia(next);
}
