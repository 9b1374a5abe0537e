'use client';

import { X } from 'lucide-react';
import type { Offers } from '@/lib/client/use-offers';

type Props = {
  readonly offers: Offers;
  /** There are no words yet for them to hang on. */
  readonly loose: boolean;
  readonly onEdit: (what: 'answers' | 'buttons') => void;
  readonly onClear: () => void;
};

/** What the customer will be able to press below the words. */
export function OffersStrip({ offers: { quickReplies, buttons }, loose, onEdit, onClear }: Props) {
  const isButtons = buttons.length > 0;
  const titles = isButtons ? buttons.map(({ title }) => title) : quickReplies;
  if (titles.length === 0) return null;
  const what = isButtons ? 'buttons' : 'answers';
  return (
    <div className="flex flex-wrap items-center gap-1.5 px-3 pt-1 pb-2">
      <button
        type="button"
        aria-label={`Change the ${what}: ${titles.join(', ')}`}
        onClick={() => onEdit(what)}
        className="flex min-w-0 flex-wrap gap-1.5 rounded-md"
      >
        {titles.map((title) => (
          <span
            key={title}
            className="border-accent/40 text-accent-ink max-w-full truncate rounded-full border px-2.5 py-0.5 text-xs font-medium"
          >
            {title}
          </span>
        ))}
      </button>
      <button
        type="button"
        aria-label={`Remove the ${what}`}
        onClick={onClear}
        className="text-ink-subtle hover:text-ink grid size-6 place-items-center rounded-full"
      >
        <X aria-hidden className="size-3.5" />
      </button>
      {loose && (
        <p className="text-2xs text-ink-subtle w-full">Write the words that they hang below.</p>
      )}
    </div>
  );
}
