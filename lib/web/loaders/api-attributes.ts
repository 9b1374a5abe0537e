import 'server-only';
import type { Attachment } from '@/db/schema/attachments';
import type { Message as Row } from '@/db/schema/messages';
import type { Reaction } from '@/db/schema/reactions';
import type { ApiMessage } from '@/lib/contracts/api/messages';
import type { Quote } from '@/lib/contracts/messages';
import type { AttachmentKind } from '@/lib/domain/attachment';
import { ourAttachmentUrl } from './api-attachment-view';

type Attributes = ApiMessage['content_attributes'];

export type Surroundings = {
  readonly contact: { readonly username: string | null; readonly externalId: string };
  readonly now: Date;
  readonly quotes: ReadonlyMap<string, Quote>;
  readonly attachments: readonly Attachment[];
  readonly reactions: readonly Reaction[];
};

/** What a message has besides words, under the names that clients of Chatwoot know. */
export const apiAttributes = (row: Row, around: Surroundings): Attributes => ({
  ...(row.origin === 'app' && { external_echo: true }),
  ...externalError(row),
  ...(row.kinds.some(isUnsupported) && { is_unsupported: true }),
  ...(row.unsentAt && { deleted: true }),
  ...(row.edits > 0 && { edited: true }),
  ...quoteOf(row, around),
  ...storyOf(row, around),
  ...contextOf(row),
  ...(around.reactions.length > 0 && {
    reactions: around.reactions.flatMap(({ by, emoji }) => (emoji ? [{ by, emoji }] : [])),
  }),
});

const isUnsupported = (kind: AttachmentKind): boolean =>
  kind === 'unsupported' || kind === 'ephemeral';

function externalError({ status, problem }: Row): Attributes {
  if (status === 'unknown') return { external_error: `not_confirmed: ${problem ?? ''}`.trim() };
  return status === 'failed' ? { external_error: problem ?? 'It could not be sent.' } : {};
}

function quoteOf({ replyToExternalId }: Row, { quotes }: Surroundings): Attributes {
  if (!replyToExternalId) return {};
  const id = quotes.get(replyToExternalId)?.id;
  return { in_reply_to_external_id: replyToExternalId, ...(id && { in_reply_to: id }) };
}

const IMAGE_TYPES: Partial<Record<AttachmentKind, NonNullable<Attributes['image_type']>>> = {
  story_mention: 'story_mention',
  story_reply: 'ig_story_reply',
  story: 'ig_story',
  post: 'ig_post',
};

/** Of a story that is over nothing is told but that there was one. */
function storyOf(row: Row, { attachments, contact, now }: Surroundings): Attributes {
  const found = attachments.find(({ kind }) => IMAGE_TYPES[kind] !== undefined);
  const imageType = found && IMAGE_TYPES[found.kind];
  if (!found || !imageType) return {};
  if (found.goneAt || imageType === 'ig_post') return { image_type: imageType };
  const url = ourAttachmentUrl(found, row, now);
  return {
    image_type: imageType,
    ...(found.externalId && { story_id: found.externalId }),
    ...(url && { story_url: url }),
    ...(imageType === 'story_mention' && { story_sender: contact.username ?? contact.externalId }),
  };
}

function contextOf({ context, quickReplies }: Row): Attributes {
  const { referral, postback, quickReply } = context ?? {};
  return {
    ...(referral && {
      referral: {
        source: referral.source,
        ref: referral.ref,
        ad_id: referral.adId,
        ad_title: referral.adTitle,
        product_id: referral.productId,
      },
    }),
    ...(postback !== undefined && { postback: { payload: postback } }),
    ...(quickReply !== undefined && { quick_reply: { payload: quickReply } }),
    ...(quickReplies && { items: quickReplies.map((title) => ({ title, value: title })) }),
  };
}
