import type { Conversation } from '@/db/schema/conversations';
import type { Note } from '@/lib/contracts/live';

/** The note that tells browsers to fetch this conversation again. */
export const changed = (
  { accountId, inboxId, number }: Pick<Conversation, 'accountId' | 'inboxId' | 'number'>,
  version: number,
): { readonly accountId: number; readonly note: Note } => ({
  accountId,
  note: { type: 'conversation', inbox: inboxId, conversation: number, version },
});
