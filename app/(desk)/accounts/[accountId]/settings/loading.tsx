import { Skeleton } from '@/components/ui/skeleton';

/** The heading, the sentence and the first things of any page of the settings, where they will be. */
export default function Loading() {
  return (
    <div className="mx-auto w-full max-w-180 px-4 py-8 md:px-8">
      <p role="status" className="sr-only">
        Loading…
      </p>
      <div aria-hidden>
        <span className="flex h-7 items-center">
          <Skeleton className="h-5 w-40" />
        </span>
        <span className="mt-1 mb-6 flex h-5 items-center">
          <Skeleton className="h-3 w-80 max-w-full" />
        </span>
        <Skeleton className="h-40 w-full rounded-lg" />
      </div>
    </div>
  );
}
