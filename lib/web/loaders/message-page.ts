import 'server-only';
import { namesOf } from '@/db/queries/assignees';
import { findConversation } from '@/db/queries/conversations';
import { threadPage } from '@/db/queries/messages';
import type { Message as Row } from '@/db/schema/messages';
import type { Message, MessagePage } from '@/lib/contracts/messages';
import type { MemberContext } from '@/lib/services/context';
import { NotFound } from '@/lib/services/errors';
import { readPlace, writePlace } from '../place';

const PAGE = 50;

type Reader = Pick<MemberContext, 'db' | 'scope'>;

export async function messagePage(
  ctx: Reader,
  number: number,
  before?: string,
): Promise<MessagePage> {
  const conversation = await findConversation(ctx.db, ctx.scope, number);
  if (!conversation) throw new NotFound(`conversation ${number}`);

  const place = readPlace(before);
  const rows = await threadPage(ctx.db, conversation.id, { before: place, limit: PAGE + 1 });
  const shown = rows.slice(0, PAGE).reverse();
  const [oldest] = shown;
  return {
    messages: await messageView(ctx, shown),
    before: rows.length > PAGE && oldest ? writePlace(oldest) : null,
  };
}

/** Rows of one account's messages as the desk shows them. */
export async function messageView({ db, scope }: Reader, rows: readonly Row[]): Promise<Message[]> {
  const ids = rows.flatMap(({ memberId }) => memberId ?? []);
  const names = await namesOf(db, scope, ids);
  return rows.map((row) => ({
    id: row.id,
    clientId: row.clientId,
    part: row.part,
    direction: row.direction,
    private: row.private,
    text: row.content,
    kinds: row.kinds,
    status: row.status,
    seenAt: row.seenAt?.toISOString() ?? null,
    problem: row.problem,
    sender: senderOf(row, names),
    at: row.at.toISOString(),
  }));
}

function senderOf(
  { direction, memberId, origin }: Row,
  names: ReadonlyMap<number, string>,
): Message['sender'] {
  if (direction === 'incoming') return { type: 'contact' };
  if (memberId !== null) {
    return { type: 'member', id: memberId, name: names.get(memberId) ?? 'A former member' };
  }
  return { type: origin === 'app' ? 'app' : 'system' };
}
