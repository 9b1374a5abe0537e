import { Skeleton } from '@/components/ui/skeleton';

const BUBBLES = [
  { id: 1, ours: false, look: 'h-9 w-56' },
  { id: 2, ours: false, look: 'h-14 w-72' },
  { id: 3, ours: true, look: 'h-9 w-64' },
  { id: 4, ours: false, look: 'h-9 w-40' },
  { id: 5, ours: true, look: 'h-14 w-80' },
  { id: 6, ours: false, look: 'h-9 w-52' },
];

export function ThreadSkeleton() {
  return (
    <div aria-hidden className="flex min-h-0 flex-1 flex-col justify-end overflow-hidden">
      <div className="mx-auto flex w-full max-w-180 flex-col gap-4 px-4 pb-8 md:px-6">
        {BUBBLES.map(({ id, ours, look }) => (
          <Skeleton
            key={id}
            className={`max-w-4/5 rounded-lg ${look} ${ours ? 'self-end' : 'ml-9'}`}
          />
        ))}
      </div>
    </div>
  );
}

/** Who it is with, in the header. */
export function PersonSkeleton() {
  return (
    <div className="flex items-center gap-2.5">
      <Skeleton className="size-8.5 rounded-full" />
      <div className="grid gap-1.5">
        <Skeleton className="h-3 w-32" />
        <Skeleton className="h-2.5 w-24" />
      </div>
    </div>
  );
}
