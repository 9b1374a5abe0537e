'use client';

import { Lock, Reply } from 'lucide-react';
import { Tooltip } from '@/components/ui/tooltip';

type Props = {
  readonly note: boolean;
  readonly canReply: boolean;
  readonly onChange: (note: boolean) => void;
};

const ITEM =
  'flex h-7 items-center gap-1.5 rounded-sm px-2 font-medium text-xs text-ink-muted transition-colors hover:text-ink disabled:pointer-events-none disabled:opacity-45';

/** To the customer, or to the team alone. */
export function ModeSwitch({ note, canReply, onChange }: Props) {
  return (
    <fieldset className="flex items-center gap-0.5">
      <legend className="sr-only">Who reads it</legend>
      <Tooltip label="The customer reads it" keys="R" side="top">
        <button
          type="button"
          aria-pressed={!note}
          disabled={!canReply}
          onClick={() => onChange(false)}
          className={`${ITEM} aria-pressed:bg-accent-soft aria-pressed:text-accent-ink`}
        >
          <Reply className="size-3.5" />
          <span className="max-[22.5rem]:sr-only">Reply</span>
        </button>
      </Tooltip>
      <Tooltip label="Only your team reads it" keys="N" side="top">
        <button
          type="button"
          aria-pressed={note}
          onClick={() => onChange(true)}
          className={`${ITEM} aria-pressed:bg-paper-line aria-pressed:text-paper-ink`}
        >
          <Lock className="size-3.5" />
          <span className="max-[22.5rem]:sr-only">Note</span>
        </button>
      </Tooltip>
    </fieldset>
  );
}
