'use client';

import { LoaderCircle, SendHorizontal } from 'lucide-react';
import { Button } from '@/components/ui/button';
import type { Recording } from '@/lib/client/record-voice';
import type { Composing } from '@/lib/client/use-composing';
import { type Channel, TRAITS } from '@/lib/domain/channel';
import { measure, splitText } from '@/lib/domain/text-limit';
import { AttachButton } from './attach-button';
import { ModeSwitch } from './mode-switch';
import { MoreMenu } from './more-menu';
import type { OfferKind } from './offers-dialog';
import { TextMeter } from './text-meter';
import { VoiceButton } from './voice-button';

type Props = {
  readonly composing: Composing;
  readonly channel: Channel;
  readonly canReply: boolean;
  readonly onRecord: (recording: Recording) => void;
  readonly onOffer: (what: OfferKind) => void;
};

/** To whom, with what, and Send. */
export function ComposerBar({ composing, channel, canReply, onRecord, onOffer }: Props) {
  const { draft, setDraft, note, tray, possible, waiting, sendHeart } = composing;
  const { textLimit } = TRAITS[channel];
  return (
    <div className="flex flex-wrap items-center gap-x-1 px-1.5 pb-1.5">
      <ModeSwitch
        note={note}
        canReply={canReply}
        onChange={(to) => setDraft({ ...draft, private: to })}
      />
      <span aria-hidden className="bg-line mx-1 h-4 w-px max-sm:mx-0" />
      <AttachButton note={note} onFiles={tray.add} />
      <VoiceButton onStart={onRecord} />
      {!note && <MoreMenu onHeart={sendHeart} onOffer={onOffer} />}
      <div className="ml-auto" />
      {!note && (
        <TextMeter
          used={measure(draft.text.trim(), textLimit)}
          limit={textLimit}
          parts={splitText(draft.text, textLimit).length}
        />
      )}
      <Button
        type="submit"
        size="sm"
        look={note ? 'paper' : 'solid'}
        off={!possible}
        aria-label={waiting ? 'Don’t send yet: the files are still uploading' : undefined}
      >
        {waiting ? 'Uploading…' : note ? 'Add note' : 'Send'}
        {waiting ? (
          <LoaderCircle aria-hidden className="size-3.5 motion-safe:animate-spin" />
        ) : (
          <SendHorizontal className="size-3.5" />
        )}
      </Button>
    </div>
  );
}
