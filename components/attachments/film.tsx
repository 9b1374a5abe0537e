'use client';

import type { ComponentProps, ReactNode, RefObject } from 'react';
import type { MediaFailure } from '@/lib/client/media-probe';
import { useMedia } from '@/lib/client/use-media';

type Props = Omit<ComponentProps<'video'>, 'ref' | 'src' | 'poster' | 'onError' | 'preload'> & {
  readonly src: string;
  readonly poster: string | null;
  readonly label: string;
  /** For whoever plays it by controls of their own. */
  readonly film?: RefObject<HTMLVideoElement | null>;
  /** What is around the picture while it can be shown. */
  readonly around?: (picture: ReactNode) => ReactNode;
  readonly trouble: (failure: MediaFailure) => ReactNode;
  readonly onGone?: (() => void) | undefined;
};

/** So that a browser shows the first picture of what has no poster. */
const FIRST_PICTURE = '#t=0.1';

/** A moving picture of ours. Only what it takes to show its beginning is fetched before somebody plays it. */
export function Film({ src, poster, label, film, around, trouble, onGone, ...props }: Props) {
  const media = useMedia(src, onGone);
  if (media.fault) return trouble({ fault: media.fault, again: media.again });
  const picture = (
    <video
      key={media.address}
      ref={(element) => {
        if (film) film.current = element;
        // It may have failed before the page had its code.
        if (element?.error) media.failed();
      }}
      src={media.address + FIRST_PICTURE}
      {...(poster && { poster })}
      preload="metadata"
      playsInline
      aria-label={label}
      onError={media.failed}
      {...props}
    />
  );
  return around ? around(picture) : picture;
}
