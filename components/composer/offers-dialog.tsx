'use client';

import { Dialog, DialogContent } from '@/components/ui/dialog';
import { focusComposer } from '@/lib/client/focus';
import type { Composing } from '@/lib/client/use-composing';
import { AnswersForm } from './answers-dialog';
import { ButtonsForm } from './buttons-dialog';
import { PostPicker } from './post-picker';

export type OfferKind = 'answers' | 'buttons' | 'post';

type Props = Pick<Composing, 'offers' | 'offering' | 'sendPost'> & {
  readonly number: number;
  readonly open: OfferKind | null;
  readonly onClose: () => void;
};

/** Where what hangs below a message is written. */
export function OffersDialog({ number, open, offers, offering, sendPost, onClose }: Props) {
  const then = <Saved,>(save: (saved: Saved) => void) => {
    return (saved: Saved) => {
      save(saved);
      onClose();
    };
  };
  return (
    <Dialog open={open !== null} onOpenChange={(stays) => !stays && onClose()}>
      <DialogContent
        className="max-w-md p-5"
        onCloseAutoFocus={(event) => {
          event.preventDefault();
          focusComposer();
        }}
      >
        {open === 'answers' && (
          <AnswersForm answers={offers.quickReplies} onSave={then(offering.offerAnswers)} />
        )}
        {open === 'post' && <PostPicker number={number} onChoose={then(sendPost)} />}
        {open === 'buttons' && (
          <ButtonsForm buttons={offers.buttons} onSave={then(offering.offerButtons)} />
        )}
      </DialogContent>
    </Dialog>
  );
}
