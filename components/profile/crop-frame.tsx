'use client';

import Image from 'next/image';
import type { KeyboardEvent, PointerEvent } from 'react';
import { type Crop, moved, type Size, squareOf } from '@/lib/client/crop';

type Props = {
  readonly url: string;
  readonly size: Size;
  readonly crop: Crop;
  readonly disabled: boolean;
  readonly onChange: (crop: Crop) => void;
};

const STEP = 12;

const ARROWS: Readonly<Record<string, readonly [x: number, y: number]>> = {
  ArrowLeft: [-STEP, 0],
  ArrowRight: [STEP, 0],
  ArrowUp: [0, -STEP],
  ArrowDown: [0, STEP],
};

/** The picture under a round window; what is outside of it is left out. */
export function CropFrame({ url, size, crop, disabled, onChange }: Props) {
  const { left, top, side } = squareOf(size, crop);

  const nudge = (event: KeyboardEvent<HTMLElement>) => {
    const arrow = ARROWS[event.key];
    if (!arrow) return;
    event.preventDefault();
    const [x, y] = arrow;
    onChange(moved(size, crop, { x, y, frame: event.currentTarget.clientWidth }));
  };
  const drag = (event: PointerEvent<HTMLElement>) => {
    const frame = event.currentTarget;
    const start = { x: event.clientX, y: event.clientY };
    frame.setPointerCapture(event.pointerId);
    const move = ({ clientX, clientY }: globalThis.PointerEvent) => {
      const by = { x: clientX - start.x, y: clientY - start.y, frame: frame.clientWidth };
      onChange(moved(size, crop, by));
    };
    frame.addEventListener('pointermove', move);
    frame.addEventListener(
      'lostpointercapture',
      () => frame.removeEventListener('pointermove', move),
      {
        once: true,
      },
    );
  };
  return (
    <button
      type="button"
      disabled={disabled}
      aria-label="Part of the picture that is shown. Move it with the arrow keys"
      onKeyDown={nudge}
      onPointerDown={drag}
      className="bg-fill-strong relative mx-auto aspect-square w-full max-w-70 cursor-grab! touch-none overflow-hidden rounded-lg active:cursor-grabbing!"
    >
      <Image
        unoptimized
        src={url}
        alt=""
        width={size.width}
        height={size.height}
        draggable={false}
        className="absolute max-w-none select-none"
        style={{
          width: `${(size.width / side) * 100}%`,
          height: `${(size.height / side) * 100}%`,
          left: `${(-left / side) * 100}%`,
          top: `${(-top / side) * 100}%`,
        }}
      />
      <span
        aria-hidden
        className="ring-scrim pointer-events-none absolute inset-0 rounded-full ring-[999px]"
      />
      <span
        aria-hidden
        className="border-surface/80 pointer-events-none absolute inset-0 rounded-full border-2"
      />
    </button>
  );
}
