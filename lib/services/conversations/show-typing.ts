import 'server-only';
import { getIdentity } from '@/db/queries/contacts';
import { findConversation } from '@/db/queries/conversations';
import { findInbox } from '@/db/queries/inboxes';
import { senderFor } from '@/lib/channels/registry';
import type { MemberContext } from '../context';
import { NotFound } from '../errors';
import { connect } from '../inboxes/connect';
import { whyNoReply } from '../messages/why-no-reply';
import { currentSettings } from '../settings/current';

/** Shows the customer that somebody here is writing, or no longer is. Keeps nothing, and whatever fails goes unnoticed. */
export async function showTyping(ctx: MemberContext, number: number, on: boolean): Promise<void> {
  const { db, scope, now } = ctx;
  const conversation = await findConversation(db, scope, number);
  if (!conversation) throw new NotFound(`conversation ${number}`);
  const inbox = await findInbox(db, conversation.inboxId);
  const identity = await getIdentity(db, conversation.identityId);
  if (!inbox?.showsTyping || !identity) return;

  const settings = await currentSettings(ctx);
  const connection = connect(inbox, settings);
  if (!connection || whyNoReply(conversation, inbox, { settings, now })) return;
  await senderFor(connection.channel).typing(connection, identity.externalId, on);
}
