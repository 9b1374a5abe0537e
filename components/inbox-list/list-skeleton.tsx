'use client';

import { Skeleton } from '@/components/ui/skeleton';

const ROWS = [62, 48, 71, 55, 66, 44, 58, 69, 51, 63];

type Props = { readonly compact: boolean; readonly rows?: number };

/** Rows that are not there yet, at the size they will have. */
export function ListSkeleton({ compact, rows = ROWS.length }: Props) {
  return (
    <div aria-hidden data-compact={compact || undefined} className="group/list overflow-hidden p-2">
      {ROWS.slice(0, rows).map((width) => (
        <div
          key={width}
          className="flex h-18 items-start gap-2.5 px-2 py-2 group-data-compact/list:h-13 group-data-compact/list:items-center group-data-compact/list:py-1"
        >
          <Skeleton className="mt-1 size-10.5 shrink-0 rounded-full group-data-compact/list:mt-0 group-data-compact/list:size-8.5" />
          <div className="flex-1">
            <div className="flex h-5 items-center justify-between">
              <Skeleton className="h-3 w-28" />
              <Skeleton className="h-2.5 w-6" />
            </div>
            <div className="flex h-4.5 items-center">
              <Skeleton className="h-2.5 w-full" />
            </div>
            <div
              className="flex h-4.5 items-center group-data-compact/list:hidden"
              style={{ width: `${width}%` }}
            >
              <Skeleton className="h-2.5 w-full" />
            </div>
          </div>
        </div>
      ))}
    </div>
  );
}
