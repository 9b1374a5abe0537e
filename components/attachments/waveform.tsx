'use client';

import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { cn } from '@/components/ui/cn';
import { playTime } from '@/lib/client/play-time';
import { fetchPeaks } from '@/lib/client/waveform';

const BARS = 36;
const BAR_PX = 24;
/** In px, of silence. */
const LOWEST_PX = 3;
/** What is larger is not fetched only to be drawn. */
const MOST_BYTES = 4_000_000;
const STEP_SECONDS = 1;

type Props = {
  readonly src: string;
  readonly byteSize: number | null;
  /** In seconds; `of` is 0 until it is known. */
  readonly time: { readonly at: number; readonly of: number };
  readonly onSeek: (seconds: number) => void;
};

/** Where a sound stands, drawn as how loud it is; a plain line until that is known. It is moved as any slider is. */
export function Waveform({ src, byteSize, time, onSeek }: Props) {
  const [reached, setReached] = useState(false);
  const { data } = useQuery({
    queryKey: ['waveform', src],
    queryFn: ({ signal }) => fetchPeaks(src, BARS, signal),
    enabled: reached && time.of > 0 && (byteSize ?? 0) <= MOST_BYTES,
    staleTime: Number.POSITIVE_INFINITY,
    retry: false,
  });
  const peaks = data ?? Array.from({ length: BARS }, () => 0);
  return (
    <div
      ref={(area) => watch(area, () => setReached(true))}
      className="has-focus-visible:outline-accent relative rounded-xs outline-offset-2 has-focus-visible:outline-2"
    >
      <div aria-hidden className="flex h-6 items-center gap-px md:gap-0.5">
        {peaks.map((peak, bar) => (
          <span
            // biome-ignore lint/suspicious/noArrayIndexKey: a bar is its place.
            key={bar}
            className={cn(
              'min-w-px flex-1 rounded-full',
              time.of > 0 && bar / BARS < time.at / time.of ? 'bg-accent' : 'bg-control',
            )}
            style={{ height: Math.max(LOWEST_PX, Math.round(peak * BAR_PX)) }}
          />
        ))}
      </div>
      <input
        type="range"
        aria-label="Place in the voice message"
        aria-valuetext={`${playTime(time.at)} of ${playTime(time.of)}`}
        min={0}
        max={Math.max(time.of, STEP_SECONDS)}
        step="any"
        value={time.at}
        onChange={({ target }) => onSeek(Number(target.value))}
        onKeyDown={(event) => {
          const step = { ArrowRight: STEP_SECONDS, ArrowLeft: -STEP_SECONDS }[event.key];
          if (step === undefined) return;
          event.preventDefault();
          onSeek(Math.min(time.of, Math.max(0, time.at + step)));
        }}
        className="absolute inset-0 size-full cursor-pointer opacity-0"
      />
    </div>
  );
}

/** Once it comes into view. */
function watch(area: HTMLElement | null, reached: () => void): (() => void) | undefined {
  if (!area) return undefined;
  const observer = new IntersectionObserver(([entry]) => {
    if (!entry?.isIntersecting) return;
    observer.disconnect();
    reached();
  });
  observer.observe(area);
  return () => observer.disconnect();
}
