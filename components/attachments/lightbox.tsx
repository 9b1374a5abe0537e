'use client';

import { ChevronLeft, ChevronRight, Download, X } from 'lucide-react';
import { Dialog as Base } from 'radix-ui';
import { type KeyboardEvent, useState } from 'react';
import { Button, buttonLook } from '@/components/ui/button';
import { cn } from '@/components/ui/cn';
import { Dialog, FullContent } from '@/components/ui/dialog';
import type { Attachment } from '@/lib/contracts/messages';
import { MediaTrouble } from './media-trouble';
import { Photo } from './photo';
import { photoLabel } from './photo-label';

type Props = {
  readonly photos: readonly Attachment[];
  readonly by: string;
  /** Which of them is shown, counted from 0. */
  readonly at: number;
  readonly onMove: (at: number) => void;
  readonly onClose: () => void;
};

/** Photos as large as the window, one at a time. */
export function Lightbox({ photos, by, at, onMove, onClose }: Props) {
  const count = photos.length;
  const photo = photos[at];
  const move = (steps: number) => onMove((at + steps + count) % count);
  const press = ({ key }: KeyboardEvent) => {
    if (key === 'ArrowRight') move(1);
    if (key === 'ArrowLeft') move(-1);
    if (key === 'Home') onMove(0);
    if (key === 'End') onMove(count - 1);
  };
  return (
    <Dialog open onOpenChange={(open) => !open && onClose()}>
      <FullContent title={`Photos from ${by}`} onKeyDown={press}>
        <div className="flex h-13 shrink-0 items-center gap-1 px-3">
          <p aria-live="polite" className="text-ink-muted text-sm tabular-nums">
            {count > 1 && `${at + 1} of ${count}`}
          </p>
          {photo?.src && (
            <a
              href={photo.src}
              download={photo.fileName ?? ''}
              aria-label="Download this photo"
              className={buttonLook({ look: 'quiet', size: 'icon', className: 'ml-auto' })}
            >
              <Download className="size-4.5" />
            </a>
          )}
          <Base.Close asChild>
            <Button
              look="quiet"
              size="icon"
              aria-label="Close"
              className={cn(!photo?.src && 'ml-auto')}
            >
              <X className="size-5" />
            </Button>
          </Base.Close>
        </div>
        <div className="flex min-h-0 flex-1 items-center gap-2 px-3 pb-3 md:pb-13">
          {count > 1 && <Step label="Previous photo" onClick={() => move(-1)} icon="back" />}
          {photo && <Large key={photo.id} photo={photo} label={photoLabel(by, at, count)} />}
          {count > 1 && <Step label="Next photo" onClick={() => move(1)} icon="on" />}
        </div>
      </FullContent>
    </Dialog>
  );
}

type StepProps = {
  readonly label: string;
  readonly icon: 'back' | 'on';
  readonly onClick: () => void;
};

function Step({ label, icon, onClick }: StepProps) {
  const Icon = icon === 'back' ? ChevronLeft : ChevronRight;
  return (
    <Button look="quiet" size="icon" aria-label={label} onClick={onClick}>
      <Icon className="size-5" />
    </Button>
  );
}

/** A click shows it in its own size, another one in the window's. */
function Large({ photo, label }: { readonly photo: Attachment; readonly label: string }) {
  const [zoomed, setZoomed] = useState(false);
  if (photo.src === null) return <MediaTrouble what="photo" fault="gone" />;
  return (
    <Photo
      id={photo.id}
      src={photo.src}
      alt={label}
      className={cn(
        'rounded-sm object-contain',
        zoomed ? 'm-auto max-w-none shrink-0' : 'max-h-full max-w-full',
      )}
      trouble={(failure) => <MediaTrouble what="photo" {...failure} className="text-sm" />}
      around={(picture) => (
        <button
          type="button"
          aria-pressed={zoomed}
          onClick={() => setZoomed(!zoomed)}
          className={cn(
            'flex size-full min-w-0 flex-1 rounded-md -outline-offset-2',
            zoomed
              ? 'cursor-zoom-out overflow-auto'
              : 'cursor-zoom-in items-center justify-center overflow-hidden',
          )}
        >
          {picture}
        </button>
      )}
    />
  );
}
