'use client';

import type { Attachment } from '@/lib/contracts/messages';
import { MediaTrouble } from './media-trouble';
import { Photo } from './photo';

type Props = { readonly attachment: Attachment; readonly src: string; readonly label: string };

/** A sticker or an animated picture: it needs no bubble. */
export function StickerPicture({ attachment, src, label }: Props) {
  return (
    <div className="size-36 overflow-hidden rounded-lg">
      <Photo
        id={attachment.id}
        src={src}
        alt={label}
        className="size-full object-contain"
        trouble={(failure) => <MediaTrouble what="sticker" {...failure} />}
      />
    </div>
  );
}
