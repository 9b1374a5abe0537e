'use client';

import { KindGlyph } from '@/components/ui/kind-glyph';
import type { Attachment } from '@/lib/contracts/messages';
import { MediaTrouble } from './media-trouble';
import { OpenLink } from './open-link';
import { PictureOrFilm } from './picture-or-film';

type Props = { readonly attachment: Attachment; readonly by: string };

/** A post of somebody's feed: square, with what is written below it. */
export function PostCard({ attachment, by }: Props) {
  const { src, permalink, title, author, kind, gone } = attachment;
  const name = kind === 'share' ? 'Shared post' : 'Post';
  return (
    <article
      aria-label={`${name} from ${by}`}
      className="border-line bg-surface text-ink w-60 max-w-full overflow-hidden rounded-lg border"
    >
      <p className="text-ink-muted flex h-9 items-center gap-1.5 px-2.5 text-xs font-medium">
        <KindGlyph glyph="post" className="size-3.5 shrink-0" />
        <span className="truncate">{author ? `@${author}` : name}</span>
      </p>
      {(src ?? gone) && (
        <div className="relative aspect-square overflow-hidden">
          {src ? (
            <PictureOrFilm
              attachment={attachment}
              src={src}
              label={title ? `${name}: ${title}` : `${name} from ${by}`}
              trouble={(failure) => <MediaTrouble what="post" {...failure} />}
            />
          ) : (
            <MediaTrouble what="post" fault="gone" />
          )}
        </div>
      )}
      <div className="grid gap-1 px-2.5 py-2">
        {title && (
          <p dir="auto" className="line-clamp-3 text-sm wrap-anywhere" title={title}>
            {title}
          </p>
        )}
        <OpenLink href={permalink} />
      </div>
    </article>
  );
}
