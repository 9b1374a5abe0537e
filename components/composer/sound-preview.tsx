'use client';

import { Pause, Play } from 'lucide-react';
import { useRef, useState } from 'react';

type Props = { readonly src: string; readonly name: string };

type Place = { readonly at: number; readonly of: number };

/** Lets somebody hear what they are about to send. */
export function SoundPreview({ src, name }: Props) {
  const audio = useRef<HTMLAudioElement>(null);
  const [playing, setPlaying] = useState(false);
  const [{ at, of }, setPlace] = useState<Place>({ at: 0, of: 0 });
  const look = ({
    currentTarget: { currentTime, duration },
  }: {
    currentTarget: HTMLAudioElement;
  }) => setPlace({ at: currentTime, of: Number.isFinite(duration) ? duration : 0 });

  return (
    <span className="flex items-center gap-2">
      <button
        type="button"
        aria-label={`${playing ? 'Pause' : 'Listen to'} ${name}`}
        onClick={() => (playing ? audio.current?.pause() : void audio.current?.play())}
        className="bg-accent text-on-accent hover:bg-accent-strong grid size-8 shrink-0 place-items-center rounded-full transition-colors"
      >
        {playing ? (
          <Pause aria-hidden className="size-3.5 fill-current" />
        ) : (
          <Play aria-hidden className="size-3.5 translate-x-px fill-current" />
        )}
      </button>
      <span aria-hidden className="bg-line-strong h-1 min-w-0 flex-1 overflow-hidden rounded-full">
        <span
          className="bg-accent block h-full origin-left"
          style={{ transform: `scaleX(${of > 0 ? at / of : 0})` }}
        />
      </span>
      <span className="text-2xs text-ink-subtle shrink-0 tabular-nums">
        {clock(playing || at > 0 ? at : of)}
      </span>
      {/* biome-ignore lint/a11y/useMediaCaption: what somebody just said has no captions. */}
      <audio
        ref={audio}
        src={src}
        preload="metadata"
        hidden
        onPlay={() => setPlaying(true)}
        onPause={() => setPlaying(false)}
        onLoadedMetadata={look}
        onDurationChange={look}
        onTimeUpdate={look}
      />
    </span>
  );
}

function clock(seconds: number): string {
  const whole = Math.round(seconds);
  return `${Math.floor(whole / 60)}:${String(whole % 60).padStart(2, '0')}`;
}
