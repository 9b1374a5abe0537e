import { Skeleton } from '@/components/ui/skeleton';

const PARTS = [
  ['picture', 'h-18'],
  ['name', 'h-26'],
  ['email', 'h-8'],
  ['password', 'h-8'],
  ['sessions', 'h-30'],
] as const;

/** As high as what will stand here, so that nothing jumps. */
export function ProfileSkeleton() {
  return (
    <div aria-hidden>
      {PARTS.map(([part, height]) => (
        <div
          key={part}
          className="border-line grid gap-x-8 gap-y-4 border-t py-6 md:grid-cols-[12rem_1fr]"
        >
          <div className="grid content-start gap-2">
            <Skeleton className="h-5 w-24" />
            <Skeleton className="h-4 w-40" />
          </div>
          <Skeleton className={`${height} w-full max-w-100`} />
        </div>
      ))}
    </div>
  );
}
