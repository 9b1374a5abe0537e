import { Skeleton } from '@/components/ui/skeleton';

const ROWS = [62, 48, 71, 55, 66, 44, 58, 69, 51, 63];

/** Rows that are not there yet, at the size they will have. */
export function ListSkeleton({ rows = ROWS.length }: { readonly rows?: number }) {
  return (
    <div aria-hidden className="p-2">
      {ROWS.slice(0, rows).map((width) => (
        <div key={width} className="flex h-18 items-start gap-2.5 px-2 py-2">
          <Skeleton className="mt-1 size-10.5 shrink-0 rounded-full" />
          <div className="flex-1 pt-1">
            <div className="flex justify-between">
              <Skeleton className="h-3 w-28" />
              <Skeleton className="h-3 w-6" />
            </div>
            <Skeleton className="mt-2 h-3 w-full" />
            <div className="mt-1.5" style={{ width: `${width}%` }}>
              <Skeleton className="h-3 w-full" />
            </div>
          </div>
        </div>
      ))}
    </div>
  );
}
