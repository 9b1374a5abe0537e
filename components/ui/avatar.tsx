'use client';

import { useState } from 'react';
import { initialsOf } from '@/lib/client/initials';
import { cn } from './cn';

const HUES = [
  '[--hue:20]',
  '[--hue:55]',
  '[--hue:95]',
  '[--hue:150]',
  '[--hue:195]',
  '[--hue:240]',
  '[--hue:285]',
  '[--hue:335]',
];

type Props = {
  readonly name: string;
  /** Picks the colour behind the initials; the same person always has the same. */
  readonly seed: number;
  readonly src?: string | null;
  /** In px. */
  readonly size?: number;
  readonly className?: string;
};

/** A picture, or initials where there is none or it has expired. Decorative: the name stands beside it. */
export function Avatar({ name, seed, src = null, size = 36, className }: Props) {
  const [broken, setBroken] = useState<string | null>(null);
  return (
    <span
      aria-hidden
      className={cn(
        'avatar relative grid shrink-0 place-items-center overflow-hidden rounded-full font-semibold select-none',
        HUES[seed % HUES.length],
        className,
      )}
      style={{ width: size, height: size, fontSize: Math.round(size * 0.36) }}
    >
      {initialsOf(name)}
      {src && src !== broken && (
        // biome-ignore lint/performance/noImgElement: a small picture from elsewhere; nothing is to be done to it.
        <img
          ref={(image) => {
            if (image?.complete && image.naturalWidth === 0) setBroken(src);
          }}
          src={src}
          alt=""
          width={size}
          height={size}
          loading="lazy"
          decoding="async"
          className="absolute inset-0 size-full object-cover"
          onError={() => setBroken(src)}
        />
      )}
    </span>
  );
}
