import 'server-only';
import { namesOf } from '@/db/queries/assignees';
import type { Attachment as AttachmentRow } from '@/db/schema/attachments';
import type { Message as Row } from '@/db/schema/messages';
import type { Reaction as ReactionRow } from '@/db/schema/reactions';
import type { Attachment, Message, Quote, Reaction } from '@/lib/contracts/messages';
import { hasBytes } from '@/lib/domain/attachment';
import { INSTAGRAM_APP_ID, PAGE_INBOX_APP_IDS } from '@/lib/domain/thread-control';
import type { MemberContext } from '@/lib/services/context';
import { messageParts } from './message-parts';

type Reader = Pick<MemberContext, 'db' | 'scope'>;

/** Rows of one account's messages as the desk shows them. */
export async function messageView({ db, scope }: Reader, rows: readonly Row[]): Promise<Message[]> {
  const members = rows.flatMap(({ memberId }) => memberId ?? []);
  const [names, parts] = await Promise.all([
    namesOf(db, scope, members),
    messageParts({ db }, rows),
  ]);
  return rows.map((row) => ({
    id: row.id,
    clientId: row.clientId,
    part: row.part,
    direction: row.direction,
    private: row.private,
    text: row.content,
    kinds: row.kinds,
    attachments: parts.attachmentsOf(row).map((each) => attachmentView(each, row)),
    replyTo: row.replyToExternalId ? (parts.quotes.get(row.replyToExternalId) ?? UNKNOWN) : null,
    context: row.context,
    quickReplies: row.quickReplies ?? [],
    reactions: parts.reactionsOf(row).flatMap(reactionView),
    edits: row.edits,
    editedAt: row.editedAt?.toISOString() ?? null,
    unsentAt: row.unsentAt?.toISOString() ?? null,
    imported: row.imported,
    status: row.status,
    seenAt: row.seenAt?.toISOString() ?? null,
    problem: row.problem,
    sender: senderOf(row, names),
    at: row.at.toISOString(),
  }));
}

/** Where its bytes are to be had from us. */
export const attachmentPath = (id: number, part?: 'poster'): string =>
  `/api/attachments/${id}${part ? `/${part}` : ''}`;

function attachmentView(row: AttachmentRow, message: Row): Attachment {
  const gone = row.goneAt !== null;
  return {
    id: row.id,
    kind: row.kind,
    src: !gone && hasBytes(row, message) ? attachmentPath(row.id) : null,
    poster: !gone && row.previewUrl ? attachmentPath(row.id, 'poster') : null,
    permalink: row.permalink,
    title: row.title,
    author: row.author,
    cards: row.cards,
    fileName: row.fileName,
    contentType: row.contentType,
    byteSize: row.byteSize,
    width: row.width,
    height: row.height,
    endsAt: row.endsAt?.toISOString() ?? null,
    gone,
  };
}

const UNKNOWN: Quote = { id: null, direction: null, text: null, kinds: [], unsent: false };

const reactionView = ({ by, emoji, problem }: ReactionRow): Reaction[] =>
  emoji ? [{ by, emoji, problem }] : [];

function senderOf(
  { direction, memberId, origin, appId }: Row,
  names: ReadonlyMap<number, string>,
): Message['sender'] {
  if (direction === 'incoming') return { type: 'contact' };
  if (memberId !== null) {
    return { type: 'member', id: memberId, name: names.get(memberId) ?? 'A former member' };
  }
  return origin === 'app' ? { type: 'app', isProviders: isProviders(appId) } : { type: 'system' };
}

/** Where no app is named, it was written in the provider's own. */
const isProviders = (appId: string | null): boolean =>
  appId === null || appId === INSTAGRAM_APP_ID || PAGE_INBOX_APP_IDS.includes(appId);
