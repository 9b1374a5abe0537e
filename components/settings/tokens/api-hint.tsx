import { ArrowUpRight, BookOpen } from 'lucide-react';
import type { Route } from 'next';
import Link from 'next/link';

export function ApiHint() {
  return (
    <Link
      href={'/api/v1' as Route}
      className="border-line hover:bg-fill group mt-6 flex items-center gap-3 rounded-lg border px-4 py-3 transition-colors"
    >
      <BookOpen className="text-ink-subtle size-4 shrink-0" />
      <span className="min-w-0 flex-1">
        <span className="text-ink block text-sm font-medium">What can be done with it</span>
        <span className="text-ink-muted block text-xs text-pretty">
          Every call, with examples. Programs made for Chatwoot’s API work with this address too.
        </span>
      </span>
      <ArrowUpRight className="text-ink-subtle size-4 shrink-0" />
    </Link>
  );
}
