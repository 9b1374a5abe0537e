'use client';

import { type ClipboardEvent, type SubmitEvent, useState } from 'react';
import { cn } from '@/components/ui/cn';
import { useNow } from '@/lib/client/clock';
import { COMPOSER_ID } from '@/lib/client/focus';
import { useComposing } from '@/lib/client/use-composing';
import { useEarlyText } from '@/lib/client/use-early';
import { useTyping } from '@/lib/client/use-typing';
import { mayReply, windowState } from '@/lib/client/window-state';
import type { ConversationDetail, ConversationSummary } from '@/lib/contracts/conversations';
import { ComposerFoot } from './composer-foot';
import { ComposerText } from './composer-text';
import { FileTray } from './file-tray';
import { type OfferKind, OffersDialog } from './offers-dialog';
import { OffersStrip } from './offers-strip';
import { QuoteStrip } from './quote-strip';
import { RuleStrip } from './rule-strip';

type Props = {
  readonly number: number;
  readonly summary: ConversationSummary | null;
  readonly detail: ConversationDetail | null;
};

export function Composer({ number, summary, detail }: Props) {
  const canReply = useCanReply(summary, detail);
  const channel = summary?.inbox.channel ?? 'instagram';
  const composing = useComposing(number, { channel, canReply, ready: summary !== null });
  const typing = useTyping(number);
  const [offer, setOffer] = useState<OfferKind | null>(null);
  const { draft, setDraft, note, tray, offers, offering } = composing;
  useEarlyText(COMPOSER_ID, (typed) => {
    const text = draft.text === '' ? typed : `${draft.text} ${typed}`;
    setDraft({ ...draft, text });
  });

  const submit = (event: Pick<SubmitEvent, 'preventDefault'>) => {
    event.preventDefault();
    typing.stopped();
    composing.submit();
  };
  const write = (text: string) => {
    setDraft({ text, private: note });
    if (note || text.trim() === '') typing.stopped();
    else typing.typed();
  };
  const paste = (event: ClipboardEvent) => {
    const files = [...event.clipboardData.files];
    if (files.length === 0 || event.clipboardData.types.includes('text/plain')) return;
    event.preventDefault();
    tray.add(files);
  };
  return (
    <>
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
            <QuoteStrip
              quote={composing.reply.quote}
              name={summary?.contact.displayName ?? null}
              onCancel={composing.reply.cancel}
            />
            <FileTray {...composing} />
            <ComposerText
              number={number}
              note={note}
              channel={channel}
              placeholder={placeholderFor(note, summary)}
              text={draft.text}
              onWrite={write}
              onPaste={paste}
              onSubmit={submit}
            />
            {!note && (
              <OffersStrip
                offers={offers}
                loose={draft.text.trim() === ''}
                onEdit={setOffer}
                onClear={offering.clear}
              />
            )}
            <ComposerFoot
              composing={composing}
              channel={channel}
              canReply={canReply}
              onOffer={setOffer}
            />
          </div>
        </div>
      </form>
      {/* Beside the form, for a form within a form would send both. */}
      <OffersDialog number={number} open={offer} {...composing} onClose={() => setOffer(null)} />
    </>
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
