import 'server-only';
import { findConversation } from '@/db/queries/conversations';
import { findMessage } from '@/db/queries/messages';
import { type ThreadEnds, type ThreadPlace, threadPage } from '@/db/queries/thread-page';
import type { Message as Row } from '@/db/schema/messages';
import type { MessageQuery } from '@/lib/contracts/message-requests';
import type { MessagePage } from '@/lib/contracts/messages';
import type { MemberContext } from '@/lib/services/context';
import { NotFound } from '@/lib/services/errors';
import { readPlace, writePlace } from '../place';
import { messageView } from './message-view';

const PAGE = 50;

type Reader = Pick<MemberContext, 'db' | 'scope'>;

type Span = { readonly rows: readonly Row[]; readonly before: boolean; readonly after: boolean };

/** A part of the thread, oldest first, with the way on to both sides. */
export async function messagePage(
  ctx: Reader,
  number: number,
  { before, after, around }: MessageQuery = {},
): Promise<MessagePage> {
  const conversation = await findConversation(ctx.db, ctx.scope, number);
  if (!conversation) throw new NotFound(`conversation ${number}`);

  const start = readPlace(after);
  if (around !== undefined) return pageOf(ctx, await spanAround(ctx, conversation.id, around));
  if (start) return pageAfter(ctx, conversation.id, start);
  const place = readPlace(before);
  const { rows, more } = await beside(ctx, conversation.id, { before: place });
  return pageOf(ctx, { rows: rows.toReversed(), before: more, after: place !== null });
}

async function beside({ db }: Reader, conversationId: number, ends: ThreadEnds, size = PAGE) {
  const rows = await threadPage(db, conversationId, { ...ends, limit: size + 1 });
  return { rows: rows.slice(0, size), more: rows.length > size };
}

/**
 * What came after a place, and the way back to the place itself: that stays the same while messages come, so a page
 * that is fetched again still joins the one before it.
 */
async function pageAfter(ctx: Reader, conversationId: number, place: ThreadPlace) {
  const { rows, more } = await beside(ctx, conversationId, { after: place });
  const page = await pageOf(ctx, { rows, before: false, after: more });
  const isBeginning = place.id === 0;
  return { ...page, before: isBeginning ? null : writePlace({ ...place, id: place.id + 1 }) };
}

async function spanAround(ctx: Reader, conversationId: number, id: number): Promise<Span> {
  const message = await findMessage(ctx.db, conversationId, id);
  if (!message) throw new NotFound(`message ${id}`);

  const half = PAGE / 2;
  const [older, newer] = await Promise.all([
    beside(ctx, conversationId, { before: message }, half),
    beside(ctx, conversationId, { after: message }, half),
  ]);
  const rows = [...older.rows.toReversed(), message, ...newer.rows];
  return { rows, before: older.more, after: newer.more };
}

async function pageOf(ctx: Reader, { rows, before, after }: Span): Promise<MessagePage> {
  const [oldest, newest] = [rows[0], rows.at(-1)];
  return {
    messages: await messageView(ctx, rows),
    before: before && oldest ? writePlace(oldest) : null,
    after: after && newest ? writePlace(newest) : null,
  };
}
