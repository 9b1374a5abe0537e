import 'server-only';
import type { Attachment } from '@/db/schema/attachments';
import type { Message } from '@/db/schema/messages';
import type { FILE_TYPES } from '@/lib/contracts/api/message-parts';
import type { ApiMessage } from '@/lib/contracts/api/messages';
import { type AttachmentKind, hasBytes } from '@/lib/domain/attachment';
import { env } from '@/lib/platform/env';
import { sign } from '@/lib/platform/signed';
import { attachmentPath } from './message-view';

type FileType = (typeof FILE_TYPES)[number];

/** Our kinds in the words of the public API. */
const TYPES = {
  image: 'image',
  sticker: 'image',
  video: 'video',
  audio: 'audio',
  file: 'file',
  reel: 'ig_reel',
  post: 'ig_post',
  share: 'share',
  story_mention: 'story_mention',
  story_reply: 'ig_story',
  story: 'ig_story',
  product: 'template',
  template: 'template',
  location: 'location',
  contact: 'contact',
  fallback: 'fallback',
  ephemeral: 'unsupported',
  unsupported: 'unsupported',
} as const satisfies Record<AttachmentKind, FileType>;

export function apiAttachment(
  row: Attachment,
  message: Pick<Message, 'externalId'>,
  now: Date,
): ApiMessage['attachments'][number] {
  const url = ourAttachmentUrl(row, message, now);
  const isPicture = TYPES[row.kind] === 'image';
  return {
    id: row.id,
    message_id: row.messageId,
    account_id: row.accountId,
    file_type: TYPES[row.kind],
    data_url: url,
    thumb_url: isPicture ? url : null,
    external_url: row.goneAt ? null : row.permalink,
    fallback_title: row.title,
    file_name: row.fileName,
    content_type: row.contentType,
    file_size: row.byteSize,
    width: row.width,
    height: row.height,
  };
}

/** Links end at a round time, so that those of one hour are the same. */
const HOUR_MS = 3_600_000;

/** Where its bytes are to be had for an hour or two, without signing in; null when there are none. */
export function ourAttachmentUrl(
  row: Attachment,
  message: Pick<Message, 'externalId'>,
  now: Date,
): string | null {
  if (row.goneAt || !hasBytes(row, message)) return null;
  const until = new Date((Math.floor(now.getTime() / HOUR_MS) + 2) * HOUR_MS);
  const signature = sign('attachment', { attachment: row.id }, until);
  return `${env.APP_URL}${attachmentPath(row.id)}?${new URLSearchParams({ signature })}`;
}
