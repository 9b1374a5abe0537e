import 'server-only';
import type { z } from 'zod';
import type { ApiInbox, updateInbox } from '@/lib/contracts/api/inboxes';
import type { MemberContext } from '@/lib/services/context';
import { change } from '@/lib/services/inboxes/change';
import { forbidden } from '../api-refusals';
import { apiInbox } from '../loaders/api-inboxes';

type Wanted = z.output<typeof updateInbox.input>;

/** An inbox as an administrator's program wants it. An agent who can see it is told why not. */
export async function apiInboxChange(
  ctx: MemberContext,
  id: number,
  { name, ...wanted }: Wanted,
): Promise<ApiInbox | Response> {
  await apiInbox(ctx, id);
  if (ctx.scope.role !== 'administrator') {
    return forbidden('Only an administrator of the account can change an inbox.');
  }
  await change(ctx, id, {
    name,
    lockToSingleConversation: wanted.lock_to_single_conversation,
    showsTyping: wanted.shows_typing,
    showsSeen: wanted.shows_seen,
    reacts: wanted.reacts,
  });
  return apiInbox(ctx, id);
}
