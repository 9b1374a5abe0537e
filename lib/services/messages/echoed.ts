import 'server-only';
import type { Transaction } from '@/db/client';
import { attachmentsOf, saveAttachments, updateAttachment } from '@/db/queries/attachments';
import { lockConversationById, updateConversation } from '@/db/queries/conversations';
import { findMessage, keepBelow, updateMessage } from '@/db/queries/messages';
import type { Message } from '@/db/schema/messages';
import { advance } from '@/lib/domain/delivery';
import { arrive, echoStatus, type InboundMessage } from '@/lib/domain/inbound';
import { changed } from '../conversations/changed';
import type { Applied } from '../events/apply';
import { attachmentRow } from './arrived';

type Echo = { readonly id: number; readonly inbound: InboundMessage };

/** The provider has it: our own row takes its id and its time, and is never sent again. */
export async function echoed(
  tx: Transaction,
  conversationId: number,
  { id, inbound }: Echo,
): Promise<Applied> {
  const conversation = await lockConversationById(tx, conversationId);
  const message = await findMessage(tx, conversationId, id);
  const current = message?.externalId === inbound.externalId ? message.status : 'sending';
  const seen = echoStatus(inbound.at, conversation.contactSeenAt) === 'read';
  await keepBelow(tx, { id, conversationId }, inbound.at);
  const more = message?.origin === 'app' ? await withMore(tx, message, inbound) : {};
  if (message?.kinds.includes('post')) await describePost(tx, message, inbound);
  await updateMessage(tx, id, {
    ...more,
    externalId: inbound.externalId,
    at: inbound.at,
    status: advance(current, seen ? 'read' : 'sent'),
    reason: null,
    problem: null,
    dueAt: null,
    sendingSince: null,
  });
  const change = arrive(conversation, { at: inbound.at, echo: true, blocked: false });
  const version = await updateConversation(tx, conversationId, change);
  return { ending: { state: 'done' }, notes: [changed(conversation, version)] };
}

/** Of a post that was sent by its number, the echo tells what it is. */
async function describePost(
  tx: Transaction,
  { id, origin }: Message,
  { attachments, at }: InboundMessage,
): Promise<void> {
  const told = attachments.find(({ kind }) => kind === 'post');
  const [ours] = origin === 'desk' ? await attachmentsOf(tx, [id]) : [];
  if (!told || !ours || ours.url) return;
  const { url, permalink, title } = told;
  await updateAttachment(tx, ours.id, { url, permalink, title, fetchedAt: at });
}

/** Several files of one message may be told one by one, under the same id (FACTS.md §12). */
async function withMore(tx: Transaction, message: Message, { attachments, at }: InboundMessage) {
  const known = await attachmentsOf(tx, [message.id]);
  const addresses = new Set(known.flatMap(({ externalId, url }) => externalId ?? url ?? []));
  const more = attachments.filter(
    ({ externalId, url }) => url !== null && !addresses.has(externalId ?? url),
  );
  if (more.length === 0) return {};
  const rows = more.map((each) => attachmentRow(each, { at, now: at }));
  await saveAttachments(tx, message, rows, known.length);
  return { kinds: [...message.kinds, ...more.map(({ kind }) => kind)] };
}
