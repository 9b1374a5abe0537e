import { Skeleton } from '@/components/ui/skeleton';

export function FactsSkeleton() {
  return (
    <div aria-hidden className="border-line grid gap-4 border-t px-5 py-5">
      {['w-40', 'w-32', 'w-44', 'w-36', 'w-48'].map((width) => (
        <Skeleton key={width} className={`h-3 ${width}`} />
      ))}
    </div>
  );
}

export function PanelSkeleton() {
  return (
    <div aria-hidden className="flex-1">
      <div className="flex flex-col items-center pt-6 pb-6">
        <Skeleton className="size-18 rounded-full" />
        <Skeleton className="mt-4 h-4 w-32" />
        <Skeleton className="mt-2 h-3 w-24" />
      </div>
      <FactsSkeleton />
    </div>
  );
}
