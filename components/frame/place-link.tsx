'use client';

import type { ComponentProps, MouseEvent } from 'react';
import { usePlace } from '@/lib/client/place';
import type { ListFilter } from '@/lib/contracts/conversations';

type Props = ComponentProps<'a'> & {
  readonly number: number | null;
  readonly filter?: ListFilter;
};

/** Without a key that asks the browser for a new tab or window. */
export const isPlain = ({ button, metaKey, ctrlKey, shiftKey, altKey }: MouseEvent): boolean =>
  button === 0 && !metaKey && !ctrlKey && !shiftKey && !altKey;

/** A real link to a place of the desk, which is there at once when it is clicked. */
export function PlaceLink({ number, filter, onClick, children, ...props }: Props) {
  const { pathTo, go } = usePlace();
  return (
    <a
      {...props}
      href={pathTo(number, { filter })}
      onClick={(event) => {
        if (!isPlain(event)) return;
        event.preventDefault();
        go(number, { filter });
        onClick?.(event);
      }}
    >
      {children}
    </a>
  );
}
