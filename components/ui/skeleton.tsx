import { cn } from './cn';

export function Skeleton({ className }: { readonly className: string }) {
  return <span className={cn('animate-shimmer bg-fill-strong base:rounded-sm block', className)} />;
}
