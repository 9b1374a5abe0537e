import 'server-only';
import { attachmentsOf } from '@/db/queries/attachments';
import { quotedMessages } from '@/db/queries/quotes';
import { reactionsOf } from '@/db/queries/reactions';
import type { Message as Row } from '@/db/schema/messages';
import type { MemberContext } from '@/lib/services/context';

/** What messages have in tables of their own, asked for together. */
export async function messageParts({ db }: Pick<MemberContext, 'db'>, rows: readonly Row[]) {
  const ids = rows.map(({ id }) => id);
  const carriers = rows.filter(({ kinds }) => kinds.length > 0).map(({ id }) => id);
  const [quotes, carried, reacted] = await Promise.all([
    quotedMessages(db, rows),
    attachmentsOf(db, carriers),
    reactionsOf(db, ids),
  ]);
  const attachments = Map.groupBy(carried, ({ messageId }) => messageId);
  const reactions = Map.groupBy(reacted, ({ messageId }) => messageId);
  return {
    /** By the provider's id of the quoted message. */
    quotes,
    attachmentsOf: ({ id }: Row) => attachments.get(id) ?? [],
    reactionsOf: ({ id }: Row) => reactions.get(id) ?? [],
  };
}
