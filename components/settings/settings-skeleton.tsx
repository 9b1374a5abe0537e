import { Skeleton } from '@/components/ui/skeleton';

const ROWS = [0, 1, 2, 3];

/** A settings page before its rows are there. */
export function SettingsSkeleton() {
  return (
    <div aria-busy className="mx-auto w-full max-w-180 px-4 py-8 md:px-8">
      <Skeleton className="h-6 w-40" />
      <Skeleton className="mt-2 h-4 w-80 max-w-full" />
      <div className="border-line divide-line mt-7 divide-y rounded-lg border">
        {ROWS.map((row) => (
          <div key={row} className="flex items-center gap-3 px-4 py-3.5">
            <Skeleton className="size-9 rounded-full" />
            <div className="grid flex-1 gap-1.5">
              <Skeleton className="h-3.5 w-36" />
              <Skeleton className="h-3 w-52 max-w-full" />
            </div>
          </div>
        ))}
      </div>
    </div>
  );
}
