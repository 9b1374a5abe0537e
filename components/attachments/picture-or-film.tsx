'use client';

import type { ReactNode } from 'react';
import type { useMedia } from '@/lib/client/use-media';
import type { Attachment } from '@/lib/contracts/messages';
import { Film } from './film';
import { Photo } from './photo';

type Props = {
  readonly attachment: Attachment;
  readonly src: string;
  readonly label: string;
  readonly trouble: (media: ReturnType<typeof useMedia>) => ReactNode;
};

/** The provider does not say which of the two a story or a post is: what is no picture may be a film. */
export function PictureOrFilm({ attachment, src, label, trouble }: Props) {
  const film = (
    <Film
      src={src}
      poster={attachment.poster}
      label={label}
      controls
      controlsList="nodownload"
      className="bg-fill-strong size-full object-cover"
      trouble={trouble}
    />
  );
  if (attachment.contentType?.startsWith('video/')) return film;
  return (
    <Photo
      id={attachment.id}
      src={src}
      alt={label}
      trouble={(media) => (media.fault === 'video' ? film : trouble(media))}
    />
  );
}
