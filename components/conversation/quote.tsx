'use client';

import { Reply } from 'lucide-react';
import { KindGlyph } from '@/components/ui/kind-glyph';
import { kindsLabel, kindTraits } from '@/lib/client/kinds';
import { usePlace } from '@/lib/client/place';
import type { Quote } from '@/lib/contracts/messages';

type Props = {
  readonly quote: Quote;
  readonly number: number;
  /** What the customer is called. */
  readonly name: string;
};

const LOOK =
  'border-line-strong text-ink-muted flex max-w-full min-w-0 flex-col rounded-xs border-s-2 py-0.5 ps-2.5 pe-2 text-start text-xs';

/** The message that another one answers; a press leads to it. */
export function QuoteLine({ quote, number, name }: Props) {
  const { go } = usePlace();
  const { id } = quote;
  if (id === null) {
    return (
      <p className={LOOK}>
        <Who words="Reply" />
        <span>The message is not here</span>
      </p>
    );
  }
  return (
    <button
      type="button"
      onClick={() => go(number, { message: id })}
      className={`${LOOK} hover:bg-fill hover:text-ink transition-colors`}
    >
      <Who words={quote.direction === 'incoming' ? name : 'You'} />
      <span className="flex max-w-full min-w-0 items-center gap-1">
        <Said quote={quote} />
      </span>
      <span className="sr-only">Go to this message</span>
    </button>
  );
}

function Who({ words }: { readonly words: string }) {
  return (
    <span className="text-ink flex items-center gap-1 font-medium">
      <Reply aria-hidden className="size-3 shrink-0" />
      <span className="truncate">{words}</span>
    </span>
  );
}

function Said({ quote: { text, kinds, unsent } }: Pick<Props, 'quote'>) {
  if (unsent) return <span className="italic">Unsent</span>;
  const [kind] = kinds;
  return (
    <>
      {kind !== undefined && (
        <KindGlyph glyph={kindTraits(kind).glyph} className="size-3.5 shrink-0" />
      )}
      <span dir="auto" className="truncate">
        {text?.split('\n')[0] ?? kindsLabel(kinds)}
      </span>
    </>
  );
}
