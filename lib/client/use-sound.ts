'use client';

import { useRef, useState } from 'react';
import { nextSpeed, type Speed } from './play-time';

/** A sound of the page and what it is doing; `audio` goes onto the element, the acts onto controls of one's own. */
export function useSound({ failed }: { readonly failed: () => void }) {
  const sound = useRef<HTMLAudioElement>(null);
  const [playing, setPlaying] = useState(false);
  const [speed, setSpeed] = useState<Speed>(1);
  /** In seconds; `of` is 0 until it is known. */
  const [time, setTime] = useState({ at: 0, of: 0 });
  const look = ({ currentTime, duration }: HTMLAudioElement) =>
    setTime({ at: currentTime, of: Number.isFinite(duration) ? duration : 0 });
  /** It may have come, or failed, before the page had its code. */
  const found = (element: HTMLAudioElement | null) => {
    sound.current = element;
    if (element?.error) failed();
    else if (element && time.of === 0 && element.duration > 0) look(element);
  };
  return {
    playing,
    speed,
    time,
    toggle: () => {
      if (sound.current?.paused) void sound.current.play().catch(() => setPlaying(false));
      else sound.current?.pause();
    },
    seek: (seconds: number) => {
      if (sound.current) sound.current.currentTime = seconds;
      setTime({ ...time, at: seconds });
    },
    faster: () => {
      const next = nextSpeed(speed);
      setSpeed(next);
      if (sound.current) sound.current.playbackRate = next;
    },
    audio: {
      ref: found,
      onError: failed,
      onLoadedMetadata: ({ currentTarget }: On) => look(currentTarget),
      onTimeUpdate: ({ currentTarget }: On) => look(currentTarget),
      onPlay: ({ currentTarget }: On) => {
        currentTarget.playbackRate = speed;
        setPlaying(true);
      },
      onPause: () => setPlaying(false),
      onEnded: () => setTime({ ...time, at: 0 }),
    },
  };
}

type On = { readonly currentTarget: HTMLAudioElement };
