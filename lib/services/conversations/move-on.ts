import 'server-only';
import type { Transaction } from '@/db/client';
import { keepsAssignee } from '@/db/queries/assignees';
import { updateConversation } from '@/db/queries/conversations';
import type { Conversation } from '@/db/schema/conversations';
import { arrive, type InboundMessage } from '@/lib/domain/inbound';
import { controlAfter } from '@/lib/domain/thread-control';
import type { Applied } from '../events/apply';
import { changed } from './changed';

type News = { readonly inbound: InboundMessage; readonly blocked: boolean };

/** What a message that is news does to its conversation, which is held. */
export async function moveOn(
  tx: Transaction,
  conversation: Conversation,
  { inbound, blocked }: News,
): Promise<Applied> {
  const { at, echo } = inbound;
  const change = arrive(conversation, { at, echo, blocked });
  const reopens = conversation.status === 'resolved' && change.status === 'open';
  const isLeft = reopens && !(await keepsAssignee(tx, conversation));
  const version = await updateConversation(tx, conversation.id, {
    ...change,
    ...(isLeft && { assigneeId: null }),
    ...controlAfter(conversation, inbound),
  });
  return { ending: { state: 'done' }, notes: [changed(conversation, version)] };
}
