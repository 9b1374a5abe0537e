'use client';

import { useState } from 'react';
import { cn } from '@/components/ui/cn';
import { shownSize } from '@/lib/client/media-size';
import { MOST_TILES, mosaicRows, rowHeight } from '@/lib/client/mosaic';
import { useOnDemand } from '@/lib/client/use-on-demand';
import type { Attachment } from '@/lib/contracts/messages';
import { MediaTrouble } from './media-trouble';
import { Photo } from './photo';
import { photoLabel } from './photo-label';

type Props = { readonly photos: readonly Attachment[]; readonly by: string };

const loadLightbox = () => import('./lightbox').then(({ Lightbox }) => Lightbox);

/** One photo in its own proportions, or several as a mosaic; any of them opens them all, larger. */
export function Photos({ photos, by }: Props) {
  const [shown, setShown] = useState<number | null>(null);
  const { Shown: Lightbox, face } = useOnDemand(loadLightbox);
  const open = (at: number) => ({
    ...face,
    onClick: () => {
      face.onClick();
      setShown(at);
    },
  });
  return (
    <>
      {photos.length === 1 && photos[0] ? (
        <Single photo={photos[0]} by={by} open={open(0)} />
      ) : (
        <Mosaic photos={photos} by={by} open={open} />
      )}
      {Lightbox && shown !== null && (
        <Lightbox
          photos={photos}
          by={by}
          at={shown}
          onMove={setShown}
          onClose={() => setShown(null)}
        />
      )}
    </>
  );
}

type Opening = {
  readonly onPointerEnter: () => void;
  readonly onFocus: () => void;
  readonly onClick: () => void;
};

type SingleProps = { readonly photo: Attachment; readonly by: string; readonly open: Opening };

function Single({ photo, by, open }: SingleProps) {
  const [, setMeasured] = useState(false);
  const { width, height } = shownSize(photo);
  return (
    <div
      className="border-line relative max-w-full overflow-hidden rounded-lg border"
      style={{ width, aspectRatio: `${width} / ${height}` }}
    >
      <Tile
        photo={photo}
        label={photoLabel(by, 0, 1)}
        open={open}
        onSize={() => setMeasured(true)}
      />
    </div>
  );
}

type MosaicProps = Props & { readonly open: (at: number) => Opening };

function Mosaic({ photos, by, open }: MosaicProps) {
  const spans = mosaicRows(photos.length).flatMap((tiles) =>
    Array.from({ length: tiles }, () => tiles),
  );
  const besides = photos.length - MOST_TILES;
  return (
    <ul
      aria-label={`${photos.length} photos from ${by}`}
      className="grid w-75 max-w-full grid-cols-6 gap-0.5 overflow-hidden rounded-lg"
    >
      {photos.slice(0, MOST_TILES).map((photo, at) => {
        const tiles = spans[at] ?? 3;
        const hasMore = besides > 0 && at === MOST_TILES - 1;
        return (
          <li
            key={photo.id}
            className="relative"
            style={{ gridColumn: `span ${6 / tiles}`, height: rowHeight(tiles) }}
          >
            <Tile
              photo={photo}
              label={photoLabel(by, at, photos.length)}
              open={open(at)}
              isSmall
              besides={hasMore ? besides : 0}
            />
          </li>
        );
      })}
    </ul>
  );
}

type TileProps = {
  readonly photo: Attachment;
  readonly label: string;
  readonly open: Opening;
  readonly isSmall?: boolean;
  /** How many more there are that have no tile. */
  readonly besides?: number;
  readonly onSize?: () => void;
};

function Tile({ photo, label, open, isSmall = false, besides = 0, onSize }: TileProps) {
  if (photo.src === null) return <MediaTrouble what="photo" fault="gone" />;
  return (
    <Photo
      id={photo.id}
      src={photo.src}
      alt={label}
      {...(onSize && { onSize })}
      trouble={(failure) => (
        <MediaTrouble
          what="photo"
          {...failure}
          className={cn(isSmall && 'gap-1 p-1 [&>svg]:hidden')}
        />
      )}
      around={(picture) => (
        <button
          type="button"
          aria-haspopup="dialog"
          className="absolute inset-0 cursor-zoom-in overflow-hidden rounded-[inherit] -outline-offset-2"
          {...open}
        >
          {picture}
          {besides > 0 && (
            <span className="bg-scrim absolute inset-0 grid place-items-center">
              <span className="bg-surface text-ink rounded-full px-2.5 py-1 text-base font-semibold tabular-nums">
                +{besides}
                <span className="sr-only"> more</span>
              </span>
            </span>
          )}
        </button>
      )}
    />
  );
}
