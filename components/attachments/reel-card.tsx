'use client';

import { Clapperboard } from 'lucide-react';
import type { Attachment } from '@/lib/contracts/messages';
import { OpenLink } from './open-link';
import { ReelPlayer } from './reel-player';

type Props = { readonly attachment: Attachment; readonly by: string };

/** A reel looks like one: upright, with its mark, playing where it stands. */
export function ReelCard({ attachment, by }: Props) {
  const { src, permalink, title, author } = attachment;
  return (
    <article
      aria-label={`Reel from ${by}`}
      className="border-line bg-surface w-50 max-w-full overflow-hidden rounded-lg border"
    >
      <div className="relative aspect-[9/16]">
        {src ? (
          <ReelPlayer attachment={attachment} src={src} />
        ) : (
          <Elsewhere attachment={attachment} />
        )}
        <span className="bg-raised text-ink pointer-events-none absolute top-2 left-2 inline-flex items-center gap-1 rounded-full px-2 py-0.5 text-xs font-semibold">
          <Clapperboard aria-hidden className="size-3.5" />
          Reel
        </span>
      </div>
      <div className="border-line grid gap-1 border-t px-2.5 py-2">
        {title && (
          <p dir="auto" className="text-ink line-clamp-2 text-sm wrap-anywhere" title={title}>
            {title}
          </p>
        )}
        {author && <p className="text-ink-muted truncate text-xs">@{author}</p>}
        <OpenLink href={permalink} />
      </div>
    </article>
  );
}

/** Only its page is known: it plays in the provider's app. */
function Elsewhere({ attachment: { permalink, gone } }: Pick<Props, 'attachment'>) {
  return (
    <div className="from-accent-soft to-fill-strong text-accent-ink flex size-full flex-col items-center justify-center gap-2 bg-linear-to-b p-4 text-center text-xs text-balance">
      <Clapperboard aria-hidden className="size-9" strokeWidth={1.5} />
      <span className="text-ink-muted">
        {gone && !permalink ? 'This reel is no longer available' : 'Plays on Instagram'}
      </span>
    </div>
  );
}
