'use client';

import type { ClipboardEvent, KeyboardEvent } from 'react';
import { stretches } from '@/lib/client/cuts';
import { COMPOSER_ID, focusRow } from '@/lib/client/focus';
import { type Channel, TRAITS } from '@/lib/domain/channel';
import { GrowingText } from './growing-text';

const MAX_CHARACTERS = 20_000;

type Props = {
  readonly number: number;
  readonly note: boolean;
  readonly channel: Channel;
  readonly placeholder: string;
  readonly text: string;
  readonly onWrite: (text: string) => void;
  readonly onPaste: (event: ClipboardEvent) => void;
  readonly onSubmit: (event: KeyboardEvent) => void;
};

/** Where the words are written, with marks where they will be cut. */
export function ComposerText({ number, note, channel, text, onWrite, onSubmit, ...props }: Props) {
  const cuts = note ? [{ start: 0, text, cut: false }] : stretches(text, TRAITS[channel].textLimit);
  return (
    <GrowingText
      {...props}
      id={COMPOSER_ID}
      dir="auto"
      aria-label={note ? 'Note' : 'Reply'}
      aria-keyshortcuts="R"
      enterKeyHint={note ? 'done' : 'send'}
      maxLength={MAX_CHARACTERS}
      value={text}
      stretches={cuts}
      className={
        note ? 'text-paper-ink placeholder:text-paper-muted' : 'placeholder:text-ink-subtle'
      }
      onChange={({ target }) => onWrite(target.value)}
      onKeyDown={(event) => onKey(event, { submit: onSubmit, leave: () => leaveTo(number, event) })}
    />
  );
}

type Keys = {
  readonly submit: (event: KeyboardEvent) => void;
  readonly leave: () => void;
};

/** A finger has no Shift: there, Enter makes a new line and the button sends. */
function onKey(event: KeyboardEvent, { submit, leave }: Keys): void {
  if (event.nativeEvent.isComposing) return;
  if (event.key === 'Escape') leave();
  if (event.key !== 'Enter' || event.shiftKey) return;
  const touch = window.matchMedia('(pointer: coarse)').matches;
  if (!touch || event.metaKey || event.ctrlKey) submit(event);
}

function leaveTo(number: number, event: KeyboardEvent): void {
  event.preventDefault();
  if (event.target instanceof HTMLElement) event.target.blur();
  focusRow(number);
}
