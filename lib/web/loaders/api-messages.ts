import 'server-only';
import { type ConversationRecord, findRecord } from '@/db/queries/conversation-records';
import { findMessage } from '@/db/queries/messages';
import { threadPage } from '@/db/queries/thread-page';
import type { Message as Row } from '@/db/schema/messages';
import type { MemberContext } from '@/lib/services/context';
import { NotFound } from '@/lib/services/errors';
import { apiMessages } from './api-message-view';
import { apiAssignee, apiContact } from './api-people';

type Reader = Pick<MemberContext, 'db' | 'scope' | 'now'>;

/** Ids of messages of this very thread. */
type Ends = { readonly before?: number | undefined; readonly after?: number | undefined };

const BEFORE = 20;
const AFTER = 100;

/** The newest of a thread, or those beside a message of it; oldest first. */
export async function apiThread(ctx: Reader, number: number, ends: Ends) {
  const record = await findRecord(ctx.db, ctx.scope, number);
  if (!record) throw new NotFound(`conversation ${number}`);

  const rows = await rowsOf(ctx, record, ends);
  return {
    meta: {
      labels: [],
      additional_attributes: {},
      contact: apiContact(record),
      assignee: apiAssignee(record),
    },
    payload: await apiMessages(
      ctx,
      rows.map((row) => ({ record, row })),
    ),
  };
}

async function rowsOf(
  { db }: Reader,
  { conversation: { id } }: ConversationRecord,
  ends: Ends,
): Promise<readonly Row[]> {
  const placeOf = async (messageId: number | undefined) => {
    if (messageId === undefined) return null;
    const message = await findMessage(db, id, messageId);
    if (!message) throw new NotFound(`message ${messageId}`);
    return message;
  };
  const [before, after] = [await placeOf(ends.before), await placeOf(ends.after)];
  const rows = await threadPage(db, id, { before, after, limit: after ? AFTER : BEFORE });
  return after ? rows : rows.toReversed();
}

/** What a reply was saved as, in the shape of the public API. */
export async function apiReplied(ctx: Reader, number: number, rows: readonly Row[]) {
  const record = await findRecord(ctx.db, ctx.scope, number);
  const [row] = rows;
  const [message] = record && row ? await apiMessages(ctx, [{ record, row }]) : [];
  if (!message) throw new NotFound(`conversation ${number}`);
  return message;
}
