import 'server-only';
import { getIdentity } from '@/db/queries/contacts';
import { getConversation } from '@/db/queries/conversations';
import { findInbox } from '@/db/queries/inboxes';
import { senderFor } from '@/lib/channels/registry';
import { log } from '@/lib/platform/log';
import type { SystemContext } from '../context';
import { connect } from '../inboxes/connect';
import { currentSettings } from '../settings/current';

/** Tells the customer that their messages were read. A courtesy: what the provider does not take is not tried again. */
export async function showSeen({ db }: SystemContext, conversationId: number): Promise<void> {
  const conversation = await getConversation(db, conversationId);
  const inbox = conversation && (await findInbox(db, conversation.inboxId));
  const identity = conversation && (await getIdentity(db, conversation.identityId));
  const connection = inbox?.showsSeen && connect(inbox, await currentSettings({ db }));
  if (!connection || !identity) return;
  const outcome = await senderFor(connection.channel).seen(connection, identity.externalId);
  if (outcome.kind === 'refused') log.info('seen.refused', { reason: outcome.verdict.reason });
}
