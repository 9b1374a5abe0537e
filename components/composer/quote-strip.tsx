'use client';

import { X } from 'lucide-react';
import { Button } from '@/components/ui/button';
import { kindsLabel } from '@/lib/client/kinds';
import type { Quote } from '@/lib/contracts/messages';

type Props = {
  readonly quote: Quote | null;
  readonly name: string | null;
  readonly onCancel: () => void;
};

/** The message that the next reply answers. */
export function QuoteStrip({ quote, name, onCancel }: Props) {
  if (!quote) return null;
  const whose = quote.direction === 'incoming' ? (name ?? 'the customer') : 'your message';
  return (
    <div className="border-line flex items-center gap-2 border-b py-1.5 pr-1.5 pl-3">
      <p className="border-accent min-w-0 flex-1 border-l-2 pl-2 text-xs">
        <span className="text-accent-ink block font-medium">Replying to {whose}</span>
        <span dir="auto" className="text-ink-muted block truncate text-start">
          {quote.text || kindsLabel(quote.kinds)}
        </span>
      </p>
      <Button look="quiet" size="icon-sm" aria-label="Don’t answer this message" onClick={onCancel}>
        <X aria-hidden className="size-4" />
      </Button>
    </div>
  );
}
