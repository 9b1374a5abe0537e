'use client';

import { SendHorizontal } from 'lucide-react';
import type { KeyboardEvent, SubmitEvent } from 'react';
import { Button } from '@/components/ui/button';
import { cn } from '@/components/ui/cn';
import { useNow } from '@/lib/client/clock';
import { stretches } from '@/lib/client/cuts';
import { COMPOSER_ID, focusRow } from '@/lib/client/focus';
import { useDraft } from '@/lib/client/use-draft';
import { useEarlyText } from '@/lib/client/use-early';
import { useOutbox } from '@/lib/client/use-outbox';
import { mayReply, windowState } from '@/lib/client/window-state';
import type { ConversationDetail, ConversationSummary } from '@/lib/contracts/conversations';
import { TRAITS } from '@/lib/domain/channel';
import { measure } from '@/lib/domain/text-limit';
import { GrowingText } from './growing-text';
import { ModeSwitch } from './mode-switch';
import { RuleStrip } from './rule-strip';
import { TextMeter } from './text-meter';

const MAX_CHARACTERS = 20_000;

type Props = {
  readonly number: number;
  readonly summary: ConversationSummary | null;
  readonly detail: ConversationDetail | null;
};

export function Composer({ number, summary, detail }: Props) {
  const [draft, setDraft] = useDraft(number);
  const { send } = useOutbox(number);
  useEarlyText(COMPOSER_ID, (typed) => {
    const text = draft.text === '' ? typed : `${draft.text} ${typed}`;
    setDraft({ ...draft, text });
  });
  const canReply = useCanReply(summary, detail);
  const note = draft.private || !canReply;
  const { textLimit } = TRAITS[summary?.inbox.channel ?? 'instagram'];
  const cuts = note
    ? [{ start: 0, text: draft.text, cut: false }]
    : stretches(draft.text, textLimit);
  const empty = draft.text.trim() === '';

  const submit = (event: SubmitEvent | KeyboardEvent) => {
    event.preventDefault();
    if (empty || summary === null) return;
    send(draft.text.trim(), note);
    // A second note must not become a message to the customer.
    setDraft({ text: '', private: note });
  };
  return (
    <form
      onSubmit={submit}
      className="shrink-0 px-3 pb-[max(0.75rem,env(safe-area-inset-bottom))] md:px-6 md:pb-4"
    >
      <div className="mx-auto max-w-168">
        {summary && <RuleStrip summary={summary} detail={detail} />}
        <div
          className={cn(
            'focus-within:border-accent focus-within:ring-accent/15 rounded-lg border transition-colors focus-within:ring-3',
            note ? 'border-paper-line bg-paper' : 'border-line-strong bg-surface',
          )}
        >
          <GrowingText
            id={COMPOSER_ID}
            dir="auto"
            aria-label={note ? 'Note' : 'Reply'}
            aria-keyshortcuts="R"
            enterKeyHint={note ? 'done' : 'send'}
            placeholder={placeholderFor(note, summary)}
            maxLength={MAX_CHARACTERS}
            value={draft.text}
            stretches={cuts}
            className={
              note ? 'text-paper-ink placeholder:text-paper-muted' : 'placeholder:text-ink-subtle'
            }
            onChange={(event) => setDraft({ text: event.target.value, private: note })}
            onKeyDown={(event) => onKey(event, { submit, leave: () => leaveTo(number, event) })}
          />
          <div className="flex items-center gap-2 px-1.5 pb-1.5">
            <ModeSwitch
              note={note}
              canReply={canReply}
              onChange={(to) => setDraft({ ...draft, private: to })}
            />
            <div className="ml-auto" />
            {!note && (
              <TextMeter
                used={measure(draft.text.trim(), textLimit)}
                limit={textLimit}
                parts={cuts.length}
              />
            )}
            <Button type="submit" size="sm" look={note ? 'paper' : 'solid'} off={empty}>
              {note ? 'Add note' : 'Send'}
              <SendHorizontal className="size-3.5" />
            </Button>
          </div>
        </div>
      </div>
    </form>
  );
}

/** As far as this page knows; the server decides again. */
function useCanReply(summary: Props['summary'], detail: Props['detail']): boolean {
  const now = useNow();
  if (!summary) return true;
  return mayReply(windowState(summary.windowClosesAt, now)) && !detail?.inbox.problem;
}

function placeholderFor(note: boolean, summary: ConversationSummary | null): string {
  if (note) return 'Write a note that only your team sees…';
  return summary ? `Reply to ${summary.contact.displayName}…` : 'Reply…';
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
