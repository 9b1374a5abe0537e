import { cn } from './cn';

export function Skeleton({ className }: { readonly className: string }) {
  return <span className={cn('animate-shimmer bg-fill-strong block rounded-sm', className)} />;
}
