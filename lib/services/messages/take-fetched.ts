import 'server-only';
import type { Transaction } from '@/db/client';
import { findMessageByExternalId } from '@/db/queries/messages';
import { saveReaction } from '@/db/queries/reactions';
import type { Inbox } from '@/db/schema/inboxes';
import type { FetchedMessage } from '@/lib/channels/channel';
import type { Newest } from '@/lib/domain/history';
import type { Applied } from '../events/apply';
import { takeIn } from './take-in';

type Fetched = {
  readonly message: FetchedMessage;
  readonly now: Date;
  /** Read from the provider's past: the newest message that was read of it. */
  readonly past?: Newest | undefined;
};

/** A message that was asked for takes its place like one that was told, with what both sides think of it. */
export async function takeFetched(
  tx: Transaction,
  inbox: Inbox,
  { message, now, past }: Fetched,
): Promise<Applied> {
  const applied = await takeIn(tx, inbox, { inbound: message, now, past });
  const saved = await findMessageByExternalId(tx, inbox.id, message.externalId);
  if (!saved || saved.unsentAt) return applied;

  const { accountId, id: messageId } = saved;
  for (const { by, emoji } of message.reactions) {
    // When they reacted is not told; whatever is told later by a webhook is newer than the message itself.
    const sent = by === 'business' ? { sentEmoji: emoji } : {};
    await saveReaction(tx, { accountId, messageId, by, emoji, at: message.at, ...sent });
  }
  return applied;
}
