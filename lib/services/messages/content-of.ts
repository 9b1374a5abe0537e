import 'server-only';
import type { Executor } from '@/db/client';
import { attachmentsOf } from '@/db/queries/attachments';
import type { Attachment } from '@/db/schema/attachments';
import type { Message } from '@/db/schema/messages';
import type { OutboundContent, OutboundMedia } from '@/lib/channels/channel';
import { HEART } from '@/lib/domain/outgoing';
import { fileUrl } from '@/lib/platform/upload-tokens';

type Sending = Pick<Message, 'id' | 'content' | 'kinds' | 'quickReplies'>;

/** A row of ours as its provider takes it. Files are offered at addresses that end by themselves. */
export async function contentOf(
  db: Executor,
  { id, content, kinds, quickReplies }: Sending,
  now: Date,
): Promise<OutboundContent> {
  const carried = kinds.length > 0 ? await attachmentsOf(db, [id]) : [];
  const [first] = carried;
  const card = first?.cards?.[0];
  if (card) return { kind: 'buttons', text: card.title ?? '', buttons: card.buttons };
  if (first?.kind === 'post' && first.externalId) return { kind: 'post', id: first.externalId };
  if (first) return { kind: 'media', media: carried.flatMap((each) => mediaOf(each, now)) };

  const answers = quickReplies ?? [];
  return content === HEART && answers.length === 0
    ? { kind: 'heart' }
    : { kind: 'text', text: content ?? '', quickReplies: answers };
}

function mediaOf({ kind, uploadKey }: Attachment, now: Date): OutboundMedia[] {
  if (!uploadKey) return [];
  const isKnown = kind === 'image' || kind === 'video' || kind === 'audio';
  return [{ kind: isKnown ? kind : 'file', url: fileUrl(uploadKey, now) }];
}
