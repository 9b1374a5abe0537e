'use client';

import type { ReactNode } from 'react';
import type { MediaFailure } from '@/lib/client/media-probe';
import type { Attachment } from '@/lib/contracts/messages';
import { Film } from './film';
import { Photo } from './photo';

type Props = {
  readonly attachment: Attachment;
  readonly src: string;
  readonly label: string;
  readonly trouble: (failure: MediaFailure) => ReactNode;
  readonly onGone?: () => void;
};

/** The provider does not say which of the two a story or a post is: what is no picture may be a film. */
export function PictureOrFilm({ attachment, src, label, trouble, onGone }: Props) {
  const film = (
    <Film
      src={src}
      poster={attachment.poster}
      label={label}
      controls
      controlsList="nodownload"
      className="bg-fill-strong size-full object-cover"
      trouble={trouble}
      onGone={onGone}
    />
  );
  if (attachment.contentType?.startsWith('video/')) return film;
  return (
    <Photo
      id={attachment.id}
      src={src}
      alt={label}
      trouble={(failure) => (failure.fault === 'video' ? film : trouble(failure))}
      onGone={onGone}
    />
  );
}
