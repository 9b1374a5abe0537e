import type { Attachment } from '@/lib/contracts/messages';
import { isStory } from '@/lib/domain/attachment';

/** What is drawn as one: all the photos of a message together, everything else by itself. */
export type AttachmentGroup =
  | { readonly type: 'photos'; readonly id: number; readonly photos: readonly Attachment[] }
  | { readonly type: 'single'; readonly id: number; readonly attachment: Attachment };

/** The stories that a message speaks of come first, then what it carries, in its order. */
export function attachmentGroups(attachments: readonly Attachment[]): AttachmentGroup[] {
  const ordered = [
    ...attachments.filter(({ kind }) => isStory(kind)),
    ...attachments.filter(({ kind }) => !isStory(kind)),
  ];
  const photos = ordered.filter(({ kind }) => kind === 'image');
  return ordered.flatMap((attachment): AttachmentGroup[] => {
    if (attachment.kind !== 'image') {
      return [{ type: 'single', id: attachment.id, attachment }];
    }
    return attachment === photos[0] ? [{ type: 'photos', id: attachment.id, photos }] : [];
  });
}
