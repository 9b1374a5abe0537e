import 'server-only';
import { findConversation } from '@/db/queries/conversations';
import { versionsOf } from '@/db/queries/message-versions';
import { findMessage } from '@/db/queries/messages';
import type { Versions } from '@/lib/contracts/messages';
import type { MemberContext } from '@/lib/services/context';
import { NotFound } from '@/lib/services/errors';

type Reader = Pick<MemberContext, 'db' | 'scope'>;

/** What a message said before it was edited, for whoever may see its thread. */
export async function messageVersions(
  { db, scope }: Reader,
  number: number,
  messageId: number,
): Promise<Versions> {
  const conversation = await findConversation(db, scope, number);
  const message = conversation && (await findMessage(db, conversation.id, messageId));
  if (!message) throw new NotFound(`message ${messageId}`);

  const versions = await versionsOf(db, message.id);
  return {
    versions: versions.map(({ edit, content, at }) => ({
      edit,
      text: content,
      at: at.toISOString(),
    })),
  };
}
