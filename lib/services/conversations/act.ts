import 'server-only';
import type { Transaction } from '@/db/client';
import { memberName } from '@/db/queries/assignees';
import { saveAudit } from '@/db/queries/audits';
import { lockConversation, updateConversation } from '@/db/queries/conversations';
import { saveMessage } from '@/db/queries/messages';
import type { Conversation } from '@/db/schema/conversations';
import type { MemberContext } from '../context';
import { NotFound } from '../errors';
import { changed } from './changed';

type Act = {
  readonly change: Partial<
    Pick<Conversation, 'status' | 'resolvedAt' | 'snoozedUntil' | 'assigneeId'>
  >;
  readonly act: string;
  /** What the record says beside it. */
  readonly details?: { readonly to: number | null };
  /** What the thread says of it. */
  readonly line: string;
};

type Decide = (
  conversation: Conversation,
  actor: string,
  tx: Transaction,
) => Act | null | Promise<Act | null>;

/**
 * A member changes a conversation: the row, a line in the thread, an audit row, a note. Null: nothing to do.
 * Answers with the conversation as it is then.
 */
export async function act(
  ctx: MemberContext,
  number: number,
  decide: Decide,
): Promise<Conversation> {
  const { db, scope, userId, now } = ctx;
  const { conversation, told } = await db.transaction(async (tx) => {
    const conversation = await lockConversation(tx, scope, number);
    if (!conversation) throw new NotFound(`conversation ${number}`);
    const decided = await decide(conversation, await memberName(tx, scope), tx);
    if (!decided) return { conversation, told: null };

    await saveMessage(tx, conversation, {
      direction: 'activity',
      status: 'sent',
      content: decided.line,
      memberId: scope.memberId,
      at: now,
      createdAt: now,
    });
    const { accountId } = scope;
    const subject = `conversation:${number}`;
    const { act: happened, details } = decided;
    await saveAudit(tx, { accountId, userId, act: happened, subject, details, at: now });
    const version = await updateConversation(tx, conversation.id, decided.change);
    return {
      conversation: { ...conversation, ...decided.change, version },
      told: changed(conversation, version),
    };
  });
  if (told) ctx.after.tell(told.accountId, told.note);
  return conversation;
}
