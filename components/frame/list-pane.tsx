'use client';

import { type KeyboardEvent, type PointerEvent, type ReactNode, useRef, useState } from 'react';
import { cn } from '@/components/ui/cn';
import { keepPreference } from '@/lib/client/preferences';
import { useEarlyClicks } from '@/lib/client/use-early';

const NARROWEST = 280;
const WIDEST = 520;
const STEP = 16;

type Props = {
  /** In px, as this browser left it. */
  readonly width: number;
  /** On a phone only one pane is in view. */
  readonly hidden: boolean;
  readonly children: ReactNode;
};

const within = (width: number): number => Math.round(Math.min(WIDEST, Math.max(NARROWEST, width)));

/** The list's pane, with an edge that can be dragged or moved with the arrow keys. */
export function ListPane({ width: kept, hidden, children }: Props) {
  const part = useRef<HTMLElement>(null);
  useEarlyClicks(part);
  const [width, setWidth] = useState(kept);

  const keep = (next: number) => {
    setWidth(next);
    void keepPreference('list', String(next));
  };
  const drag = (event: PointerEvent<HTMLElement>) => {
    const edge = event.currentTarget;
    const start = event.clientX;
    edge.setPointerCapture(event.pointerId);
    const move = ({ clientX }: globalThis.PointerEvent) =>
      setWidth(within(width + clientX - start));
    const drop = ({ clientX }: globalThis.PointerEvent) => {
      edge.removeEventListener('pointermove', move);
      keep(within(width + clientX - start));
    };
    edge.addEventListener('pointermove', move);
    edge.addEventListener('pointerup', drop, { once: true });
  };
  const nudge = ({ key }: KeyboardEvent) => {
    if (key === 'ArrowLeft') keep(within(width - STEP));
    if (key === 'ArrowRight') keep(within(width + STEP));
  };
  return (
    <section
      ref={part}
      data-wakes
      aria-label="Inbox"
      style={{ width }}
      className={cn(
        'border-line bg-surface relative flex min-h-0 shrink-0 flex-col border-r max-md:w-full! max-md:border-r-0',
        hidden && 'max-md:hidden',
      )}
    >
      {children}
      <hr
        tabIndex={0}
        aria-label="Width of the list"
        aria-orientation="vertical"
        aria-valuenow={width}
        aria-valuemin={NARROWEST}
        aria-valuemax={WIDEST}
        onPointerDown={drag}
        onDoubleClick={() => keep(344)}
        onKeyDown={nudge}
        className="after:bg-accent absolute inset-y-0 -right-1.25 z-10 hidden h-auto w-2.5 cursor-col-resize touch-none border-0 after:absolute after:inset-y-0 after:left-1 after:w-0.5 after:opacity-0 after:transition-opacity hover:after:opacity-60 focus-visible:after:opacity-100 md:block"
      />
    </section>
  );
}
