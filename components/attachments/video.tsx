'use client';

import { useState } from 'react';
import { rememberSize, shownSize } from '@/lib/client/media-size';
import type { Attachment } from '@/lib/contracts/messages';
import { Film } from './film';
import { MediaTrouble } from './media-trouble';

type Props = { readonly attachment: Attachment; readonly src: string; readonly label: string };

/** A video in its own proportions, with the browser's controls. */
export function Video({ attachment, src, label }: Props) {
  const [, setMeasured] = useState(false);
  const { width, height } = shownSize(attachment);
  return (
    <div
      className="border-line bg-fill max-w-full overflow-hidden rounded-lg border"
      style={{ width, aspectRatio: `${width} / ${height}` }}
    >
      <Film
        src={src}
        poster={attachment.poster}
        label={label}
        controls
        className="size-full"
        onLoadedMetadata={({ currentTarget: { videoWidth, videoHeight } }) => {
          rememberSize(attachment.id, { width: videoWidth, height: videoHeight });
          setMeasured(true);
        }}
        trouble={(failure) => <MediaTrouble what="video" {...failure} />}
      />
    </div>
  );
}
