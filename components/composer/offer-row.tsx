'use client';

import { Trash2 } from 'lucide-react';
import type { ReactNode } from 'react';
import { Button } from '@/components/ui/button';

const INPUT =
  'border-control bg-surface text-ink placeholder:text-ink-subtle focus-visible:border-accent focus-visible:ring-accent/20 h-9 w-full min-w-0 rounded-md border px-3 text-sm outline-none focus-visible:ring-3 pointer-coarse:text-lg';

type Props = {
  readonly label: string;
  readonly title: string;
  readonly maxLength: number;
  readonly autoFocus?: boolean;
  readonly onChange: (title: string) => void;
  readonly onRemove: () => void;
  /** What else belongs to it. */
  readonly children?: ReactNode;
};

/** One thing that the customer will be able to press. */
export function OfferRow({
  label,
  title,
  maxLength,
  autoFocus,
  onChange,
  onRemove,
  children,
}: Props) {
  return (
    <li className="flex items-start gap-2">
      <div className="grid min-w-0 flex-1 gap-1.5">
        <input
          aria-label={label}
          placeholder={label}
          className={INPUT}
          maxLength={maxLength}
          value={title}
          // biome-ignore lint/a11y/noAutofocus: the dialog was opened to write here.
          autoFocus={autoFocus}
          onChange={({ target }) => onChange(target.value)}
        />
        {children}
      </div>
      <Button
        look="quiet"
        size="icon"
        aria-label={`Remove ${label.toLowerCase()}`}
        onClick={onRemove}
      >
        <Trash2 aria-hidden className="size-4" />
      </Button>
    </li>
  );
}

type LinkProps = {
  readonly label: string;
  readonly value: string;
  readonly problem: string | null;
  readonly onChange: (value: string) => void;
};

/** Where a button leads. */
export function LinkInput({ label, value, problem, onChange }: LinkProps) {
  return (
    <>
      <input
        aria-label={label}
        aria-invalid={problem ? true : undefined}
        placeholder="Link, or empty for a button that answers"
        inputMode="url"
        className={INPUT}
        value={value}
        onChange={({ target }) => onChange(target.value)}
      />
      {problem && (
        <p role="alert" className="text-bad text-xs">
          {problem}
        </p>
      )}
    </>
  );
}
