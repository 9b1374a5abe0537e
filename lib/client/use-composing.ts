'use client';

import { useQueryClient } from '@tanstack/react-query';
import { useEffect, useEffectEvent, useState } from 'react';
import type { Message, Quote } from '@/lib/contracts/messages';
import type { OwnPost } from '@/lib/contracts/posts';
import type { Channel } from '@/lib/domain/channel';
import { fileProblem, MOST_FILES } from '@/lib/domain/upload';
import { useDesk } from './desk';
import { messagesOf, messagesQuery } from './messages';
import { NO_EXTRAS, type OutgoingFile } from './outbox';
import { isComing, type TrayFile } from './trays';
import { useDraft } from './use-draft';
import { useOffers } from './use-offers';
import { useOutbox } from './use-outbox';
import { useReplyTo } from './use-reply-to';
import { useTray } from './use-tray';

type Circumstances = {
  readonly channel: Channel;
  readonly canReply: boolean;
  /** Whether there is anybody to send to yet. */
  readonly ready: boolean;
};

/** Everything that is about to become a reply or a note, and the sending of it. */
export function useComposing(number: number, { channel, canReply, ready }: Circumstances) {
  const [draft, setDraft] = useDraft(number);
  const note = draft.private || !canReply;
  const tray = useTray(number);
  const { offers, ...offering } = useOffers(number);
  const [answered, answer] = useReplyTo(String(number));
  const quote = useQuote(number, answered);
  const { send } = useOutbox(number);
  const [waiting, setWaiting] = useState(false);

  const text = draft.text.trim();
  const problemOf = (file: TrayFile): string | null =>
    file.problem ?? (note ? null : fileProblem(channel, file));
  const tooMany = tray.files.length > MOST_FILES;
  const broken = tooMany || tray.files.some((file) => problemOf(file) !== null);
  const coming = tray.files.some(isComing);
  const offersHang = note || text !== '' || (!offers.quickReplies.length && !offers.buttons.length);
  const possible = ready && !broken && offersHang && (text !== '' || tray.files.length > 0);

  const go = () => {
    const replyTo = !note && quote && answered !== null ? { id: answered, quote } : null;
    const files = tray.files.flatMap(outgoing);
    send(text, note, { ...NO_EXTRAS, files, replyTo, ...(!note && offers) });
    // A second note must not become a message to the customer.
    setDraft({ text: '', private: note });
    tray.clear();
    setWaiting(false);
    if (note) return;
    offering.clear();
    answer(null);
  };
  const whenThere = useEffectEvent(() => {
    if (possible) go();
    else setWaiting(false);
  });
  useEffect(() => {
    if (waiting && !coming) whenThere();
  }, [waiting, coming]);

  return {
    ...{ draft, setDraft, note, tray, problemOf, offers, offering, possible, tooMany },
    /** Sent as soon as the files are there. */
    waiting: waiting && coming,
    reply: { quote: note ? null : quote, cancel: () => answer(null) },
    submit: () => {
      if (waiting) setWaiting(false);
      else if (possible && coming) setWaiting(true);
      else if (possible) go();
    },
    sendHeart: () => send('', false, { ...NO_EXTRAS, heart: true }),
    sendPost: (post: OwnPost) => send('', false, { ...NO_EXTRAS, post }),
  };
}

export type Composing = ReturnType<typeof useComposing>;

const outgoing = ({ uploaded, preview }: TrayFile): OutgoingFile[] =>
  uploaded ? [{ ...uploaded, preview }] : [];

/** The message that is answered, as a line can show it. */
function useQuote(number: number, id: number | null): Quote | null {
  const { account } = useDesk();
  const client = useQueryClient();
  if (id === null) return null;
  const data = client.getQueryData(messagesQuery(account.id, number).queryKey);
  const message = data && messagesOf(data).find((each) => each.id === id);
  return message ? quoteOf(message) : null;
}

const quoteOf = ({ id, direction, text, kinds, unsentAt }: Message): Quote => ({
  id,
  direction,
  text,
  kinds,
  unsent: unsentAt !== null,
});
