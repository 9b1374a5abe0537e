'use client';

import { CircleDashed } from 'lucide-react';
import { useState } from 'react';
import { cn } from '@/components/ui/cn';
import { useNow } from '@/lib/client/clock';
import { kindsSentence, ourKindsLabel } from '@/lib/client/kinds';
import { storyState } from '@/lib/client/story-state';
import type { Attachment } from '@/lib/contracts/messages';
import { MediaTrouble } from './media-trouble';
import { OpenLink } from './open-link';
import { PictureOrFilm } from './picture-or-film';
import { GoneCard } from './quiet-card';

type Props = {
  readonly attachment: Attachment;
  readonly by: string;
  /** Whether the customer sent it. */
  readonly theirs: boolean;
};

/** Somebody's story for as long as it lasts; then only that there was one. */
export function StoryCard({ attachment, by, theirs }: Props) {
  const now = useNow();
  /** Which address the provider has just said is none any more. */
  const [ended, setEnded] = useState<string | null>(null);
  const { src, kind, title } = attachment;
  const state = storyState(attachment, now);
  const said = theirs ? kindsSentence([kind]) : ourKindsLabel([kind]);
  const isOver = state.over || (src !== null && ended === src);
  return (
    <div className={cn('flex flex-col gap-1.5', theirs ? 'items-start' : 'items-end')}>
      <p className="text-ink-muted flex items-center gap-1.5 px-1 pt-1 text-xs">
        <CircleDashed aria-hidden className="text-accent-ink size-3.5 shrink-0" />
        <span>
          {said}
          {!state.over && !isOver && state.remaining && (
            <span className="tabular-nums"> · {state.remaining}</span>
          )}
        </span>
      </p>
      {isOver ? (
        <GoneCard glyph="story" what="Story" />
      ) : (
        <Ring
          attachment={attachment}
          label={`Story, ${said.toLowerCase()}, from ${by}`}
          onGone={() => setEnded(src)}
        />
      )}
      {title && !isOver && (
        <p className="text-ink-muted line-clamp-2 max-w-50 px-1 text-xs">{title}</p>
      )}
    </div>
  );
}

type RingProps = Pick<Props, 'attachment'> & {
  readonly label: string;
  readonly onGone: () => void;
};

/** What is there to see; small where only an answer to it was written. */
function Ring({ attachment, label, onGone }: RingProps) {
  const { src, permalink, kind } = attachment;
  return (
    <div className="border-accent rounded-xl border-2 p-0.75">
      <div
        className={cn(
          'relative aspect-[9/16] overflow-hidden rounded-lg',
          kind === 'story_reply' ? 'w-28' : 'w-42',
        )}
      >
        {src ? (
          <PictureOrFilm
            attachment={attachment}
            src={src}
            label={label}
            trouble={(failure) => <MediaTrouble what="story" {...failure} />}
            onGone={onGone}
          />
        ) : (
          <div className="bg-fill grid size-full place-items-center p-3 text-center">
            <OpenLink href={permalink} />
          </div>
        )}
      </div>
    </div>
  );
}
