'use client';

import { focusComposer } from './focus';
import { useDraft } from './use-draft';
import { useReplyTo } from './use-reply-to';

/** Begins a reply that answers one message: the composer shows it, and has the focus. */
export function useAnswer(number: number): (message: number) => void {
  const [, choose] = useReplyTo(String(number));
  const [draft, setDraft] = useDraft(number);
  return (message) => {
    choose(message);
    if (draft.private) setDraft({ ...draft, private: false });
    requestAnimationFrame(focusComposer);
  };
}
