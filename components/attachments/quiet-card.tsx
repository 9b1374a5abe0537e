import type { ReactNode } from 'react';
import { KindGlyph } from '@/components/ui/kind-glyph';
import type { KindGlyph as Glyph } from '@/lib/client/kinds';

type Props = {
  readonly glyph: Glyph;
  readonly title: string;
  /** What stands below it: more words, or a link. */
  readonly children?: ReactNode;
};

/** A card of one glyph and few words. */
export function QuietCard({ glyph, title, children }: Props) {
  return (
    <div className="border-line bg-surface text-ink flex w-64 max-w-full items-center gap-3 rounded-lg border p-2 pr-3">
      <span className="bg-fill text-ink-muted grid size-11 shrink-0 place-items-center rounded-md">
        <KindGlyph glyph={glyph} className="size-5" />
      </span>
      <div className="min-w-0">
        <p className="text-sm font-medium wrap-anywhere">{title}</p>
        {children}
      </div>
    </div>
  );
}

/** The provider does not have it any more. */
export function GoneCard({ glyph, what }: { readonly glyph: Glyph; readonly what: string }) {
  return (
    <div className="border-line-strong text-ink-muted inline-flex max-w-full items-center gap-2 rounded-lg border border-dashed px-3 py-2 text-sm">
      <KindGlyph glyph={glyph} className="size-4 shrink-0" />
      {what} no longer available
    </div>
  );
}
