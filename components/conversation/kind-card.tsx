import { ArrowUpRight } from 'lucide-react';
import { KindGlyph } from '@/components/ui/kind-glyph';
import { kindsLabel, kindTraits } from '@/lib/client/kinds';

const INSTAGRAM = 'https://www.instagram.com/direct/inbox/';

/** Stands for what this page can't show. */
export function KindCard({ kinds }: { readonly kinds: readonly string[] }) {
  const { glyph } = kindTraits(kinds[0] ?? '');
  return (
    <div className="border-line bg-surface text-ink flex w-64 max-w-full items-center gap-3 rounded-lg border p-2 pr-3">
      <span className="bg-fill text-ink-muted grid size-11 shrink-0 place-items-center rounded-md">
        <KindGlyph glyph={glyph} className="size-5" />
      </span>
      <span className="min-w-0">
        <span className="block text-sm font-medium">{kindsLabel(kinds)}</span>
        <a
          href={INSTAGRAM}
          target="_blank"
          rel="noopener noreferrer"
          className="text-accent-ink inline-flex items-center gap-0.5 text-xs hover:underline"
        >
          Open Instagram to see it
          <ArrowUpRight aria-hidden className="size-3" />
        </a>
      </span>
    </div>
  );
}
