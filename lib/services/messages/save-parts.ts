import 'server-only';
import type { Transaction } from '@/db/client';
import { saveAttachments } from '@/db/queries/attachments';
import { saveMessage } from '@/db/queries/messages';
import type { Conversation } from '@/db/schema/conversations';
import type { Message } from '@/db/schema/messages';
import type { Carried, OutgoingFile, Part } from '@/lib/domain/outgoing';
import type { MemberContext } from '../context';

type Saving = {
  readonly ctx: MemberContext;
  readonly clientId: string;
  readonly private: boolean;
  readonly replyToExternalId: string | null;
};

/** One row for each message that the provider will take, with what hangs on it. */
export async function saveParts(
  tx: Transaction,
  conversation: Conversation,
  parts: readonly Part<OutgoingFile>[],
  { ctx, clientId, private: isNote, replyToExternalId }: Saving,
): Promise<Message[]> {
  const saved: Message[] = [];
  for (const [part, { content, quickReplies, carries }] of parts.entries()) {
    const message = await saveMessage(tx, conversation, {
      direction: 'outgoing',
      origin: 'desk',
      private: isNote,
      memberId: ctx.scope.memberId,
      content,
      kinds: carries.map(({ kind }) => kind),
      quickReplies: quickReplies.length > 0 ? [...quickReplies] : null,
      replyToExternalId: part === 0 ? replyToExternalId : null,
      clientId,
      part,
      status: isNote ? 'sent' : 'queued',
      dueAt: isNote ? null : ctx.now,
      at: ctx.now,
      createdAt: ctx.now,
    });
    if (!message) continue;
    await saveAttachments(tx, message, carries.map(attachmentRow));
    saved.push(message);
  }
  return saved;
}

function attachmentRow(carried: Carried<OutgoingFile>) {
  const { kind } = carried;
  if (carried.kind === 'template') return { kind, cards: [carried.card] };
  if (carried.kind === 'post') return { kind, externalId: carried.id };
  const { key: uploadKey, ...facts } = carried.file;
  return { kind, uploadKey, ...facts };
}
