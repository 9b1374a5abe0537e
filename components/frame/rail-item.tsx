'use client';

import type { ReactElement } from 'react';
import { Kbd } from '@/components/ui/kbd';
import { Tooltip } from '@/components/ui/tooltip';

export const RAIL_ITEM =
  'text-ink-muted hover:bg-fill-strong hover:text-ink aria-[current=page]:bg-fill-selected aria-[current=page]:text-accent-ink relative flex h-9 w-9 shrink-0 items-center justify-center gap-2.5 rounded-md text-sm font-medium transition-colors group-data-wide/rail:w-full group-data-wide/rail:justify-start group-data-wide/rail:px-2.5 [&_svg]:size-4.5 [&_svg]:shrink-0';

type TipProps = {
  readonly label: string;
  readonly keys?: string;
  readonly wide: boolean;
  readonly children: ReactElement;
};

/** Tells what an icon is for where its name does not stand beside it. */
export function RailTip({ label, keys, wide, children }: TipProps) {
  if (wide) return children;
  return (
    <Tooltip label={label} {...(keys && { keys })} side="right">
      {children}
    </Tooltip>
  );
}

type LabelProps = { readonly keys?: string; readonly children: string };

/** The name of an entry: always there to be heard, and seen where there is room. */
export function RailLabel({ keys, children }: LabelProps) {
  return (
    <>
      <span className="sr-only group-data-wide/rail:not-sr-only">{children}</span>
      {keys && <Kbd className="ml-auto hidden group-data-wide/rail:inline-flex">{keys}</Kbd>}
    </>
  );
}
