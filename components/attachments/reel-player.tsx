'use client';

import { Pause, Play, Volume2, VolumeX } from 'lucide-react';
import { type ReactNode, useRef, useState } from 'react';
import { cn } from '@/components/ui/cn';
import type { Attachment } from '@/lib/contracts/messages';
import { Film } from './film';
import { MediaTrouble } from './media-trouble';
import { Photo } from './photo';

type Props = { readonly attachment: Attachment; readonly src: string };

/** Plays a reel where it stands, without sound until somebody asks for it. Of some there is only a still. */
export function ReelPlayer({ attachment, src }: Props) {
  const film = useRef<HTMLVideoElement>(null);
  const [playing, setPlaying] = useState(false);
  const [muted, setMuted] = useState(true);
  /** From 0 to 1. */
  const [played, setPlayed] = useState(0);
  const toggle = () => {
    if (film.current?.paused) void film.current.play().catch(() => setPlaying(false));
    else film.current?.pause();
  };
  return (
    <Film
      film={film}
      src={src}
      poster={attachment.poster}
      label={attachment.title ?? 'Reel'}
      loop
      muted={muted}
      className="bg-fill-strong size-full object-cover"
      onClick={toggle}
      onPlay={() => setPlaying(true)}
      onPause={() => setPlaying(false)}
      onTimeUpdate={({ currentTarget: { currentTime, duration } }) =>
        setPlayed(duration > 0 ? currentTime / duration : 0)
      }
      around={(picture) => (
        <div className="group/reel size-full">
          {picture}
          <Control
            label={playing ? 'Pause the reel' : 'Play the reel'}
            onClick={toggle}
            className={cn(
              'top-1/2 left-1/2 size-13 -translate-1/2 [&_svg]:size-6',
              playing &&
                'opacity-0 group-focus-within/reel:opacity-100 group-hover/reel:opacity-100',
            )}
          >
            {playing ? <Pause fill="currentColor" /> : <Play fill="currentColor" />}
          </Control>
          <Control
            label={muted ? 'Turn the sound on' : 'Turn the sound off'}
            onClick={() => setMuted(!muted)}
            className="right-2 bottom-3 size-8 [&_svg]:size-4"
          >
            {muted ? <VolumeX /> : <Volume2 />}
          </Control>
          <span aria-hidden className="bg-raised/50 absolute inset-x-0 bottom-0 h-1">
            <span className="bg-accent block h-full" style={{ width: `${played * 100}%` }} />
          </span>
        </div>
      )}
      trouble={(failure) =>
        failure.fault === 'image' ? (
          <Photo
            id={attachment.id}
            src={src}
            alt={attachment.title ?? 'Reel'}
            trouble={(again) => <MediaTrouble what="reel" {...again} />}
          />
        ) : (
          <MediaTrouble what="reel" {...failure} />
        )
      }
    />
  );
}

type ControlProps = {
  readonly label: string;
  readonly className: string;
  readonly onClick: () => void;
  readonly children: ReactNode;
};

function Control({ label, className, onClick, children }: ControlProps) {
  return (
    <button
      type="button"
      aria-label={label}
      onClick={onClick}
      className={cn(
        'bg-raised text-ink absolute grid place-items-center rounded-full transition-opacity',
        className,
      )}
    >
      {children}
    </button>
  );
}
