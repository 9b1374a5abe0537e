import 'server-only';
import { findConversation } from '@/db/queries/conversations';
import { findMessage } from '@/db/queries/messages';
import type { MemberContext } from '../context';
import { NotFound } from '../errors';

/** A person asks whether an unconfirmed message arrived: look again, now. */
export async function check(ctx: MemberContext, number: number, messageId: number): Promise<void> {
  const conversation = await findConversation(ctx.db, ctx.scope, number);
  const message = conversation && (await findMessage(ctx.db, conversation.id, messageId));
  if (!message) throw new NotFound(`message ${messageId}`);
  if (message.status !== 'unknown') return;

  ctx.after.ring({ name: 'confirm-messages', payload: { conversation: conversation.id } });
}
