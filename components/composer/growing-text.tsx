'use client';

import type { ComponentProps } from 'react';
import { cn } from '@/components/ui/cn';
import type { Stretch } from '@/lib/client/cuts';

type Props = ComponentProps<'textarea'> & {
  readonly value: string;
  /** The same text, with the places where it will be cut; they are marked behind it. */
  readonly stretches: readonly Stretch[];
};

const TYPE = 'px-3 py-2.5 text-base wrap-anywhere whitespace-pre-wrap pointer-coarse:text-lg';

/** As tall as its text, up to a limit. A copy of the text behind it gives the height and carries the marks. */
export function GrowingText({ value, stretches, className, ...props }: Props) {
  return (
    <div className="max-h-[min(40dvh,20rem)] overflow-y-auto overscroll-contain">
      <div className="grid">
        <div aria-hidden className={cn(TYPE, 'invisible col-start-1 row-start-1 min-h-10.5')}>
          {stretches.map(({ start, text, cut }) => (
            <span key={start}>
              {text}
              {cut && <CutMark />}
            </span>
          ))}
          {'\u200b'}
        </div>
        <textarea
          rows={1}
          value={value}
          className={cn(
            TYPE,
            'col-start-1 row-start-1 resize-none overflow-hidden bg-transparent outline-none',
            className,
          )}
          {...props}
        />
      </div>
    </div>
  );
}

/** Takes no width, so that the copy breaks its lines where the text does. */
function CutMark() {
  return (
    <span className="visible relative">
      <span className="bg-accent absolute -top-0.5 left-0.5 h-5.5 w-0.5 rounded-full" />
      <span className="bg-accent absolute -top-1.5 -left-0.5 size-2 rounded-full" />
    </span>
  );
}
