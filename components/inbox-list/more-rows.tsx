'use client';

import { Button } from '@/components/ui/button';
import { useDensity } from '@/lib/client/density';
import type { List } from '@/lib/client/use-list';
import { ListSkeleton } from './list-skeleton';

/** The end of what is loaded, while the rest comes or when it could not. */
export function MoreRows({ more }: { readonly more: List['more'] }) {
  const compact = useDensity().rows === 'compact';
  if (!more.failed) return <ListSkeleton compact={compact} rows={3} />;
  return (
    <p role="alert" className="text-ink-muted grid justify-items-center gap-2 p-4 text-sm">
      The rest could not be loaded.
      <Button size="sm" onClick={more.fetch}>
        Try again
      </Button>
    </p>
  );
}
