import type { Attachment } from '@/lib/contracts/messages';
import type { AttachmentKind } from '@/lib/domain/attachment';
import { type AttachmentGroup, attachmentGroups } from './attachment-groups';
import { shownSize } from './media-size';
import { mosaicHeight } from './mosaic';

const GAP_PX = 4;
const CARD_PX = 62;

/** What is of one size whatever is in it, in px. */
const HEIGHTS: Partial<Readonly<Record<AttachmentKind, number>>> = {
  reel: 430,
  post: 345,
  share: 345,
  story: 330,
  story_mention: 330,
  story_reply: 232,
  sticker: 144,
  audio: 56,
  product: 84,
  template: 120,
};

/** About how tall they will be together, in px. */
export const attachmentsHeight = (attachments: readonly Attachment[]): number =>
  attachmentGroups(attachments).reduce((sum, group) => sum + heightOf(group) + GAP_PX, 0);

function heightOf(group: AttachmentGroup): number {
  if (group.type === 'photos') {
    const [first] = group.photos;
    return group.photos.length === 1 && first
      ? shownSize(first).height
      : mosaicHeight(group.photos.length);
  }
  const { attachment } = group;
  if (attachment.kind === 'video' && attachment.src) return shownSize(attachment).height;
  return HEIGHTS[attachment.kind] ?? CARD_PX;
}
