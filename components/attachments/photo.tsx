'use client';

import { type ReactNode, useState } from 'react';
import { cn } from '@/components/ui/cn';
import type { MediaFailure } from '@/lib/client/media-probe';
import { rememberSize } from '@/lib/client/media-size';
import { useMedia } from '@/lib/client/use-media';

type Props = {
  readonly id: number;
  readonly src: string;
  readonly alt: string;
  readonly className?: string;
  /** What is around the picture while it can be shown. */
  readonly around?: (picture: ReactNode) => ReactNode;
  /** What stands in its place when it can't be had. */
  readonly trouble: (failure: MediaFailure) => ReactNode;
  readonly onSize?: () => void;
  readonly onGone?: (() => void) | undefined;
};

const FILLS = 'bg-fill size-full object-cover';

/** A picture of ours, on a soft ground until it is here. */
export function Photo({ id, src, alt, className = FILLS, around, trouble, onSize, onGone }: Props) {
  const media = useMedia(src, onGone);
  const [loaded, setLoaded] = useState<string | null>(null);
  if (media.fault) return trouble({ fault: media.fault, again: media.again });

  const look = (image: HTMLImageElement | null) => {
    if (!image?.complete || loaded === media.address) return;
    if (image.naturalWidth === 0) {
      media.failed();
      return;
    }
    setLoaded(media.address);
    rememberSize(id, { width: image.naturalWidth, height: image.naturalHeight });
    onSize?.();
  };
  const picture = (
    // biome-ignore lint/performance/noImgElement: our own door gives it as it is, and it is to be kept nowhere else.
    <img
      key={media.address}
      ref={look}
      src={media.address}
      alt={alt}
      decoding="async"
      draggable={false}
      className={cn(className, loaded !== media.address && 'animate-shimmer')}
      onLoad={({ currentTarget }) => look(currentTarget)}
      onError={media.failed}
    />
  );
  return around ? around(picture) : picture;
}
