'use client';

import { type RefObject, useEffect, useEffectEvent, useLayoutEffect, useRef } from 'react';
import { focusFound } from './focus';
import { leaveMessage, useSought } from './place';
import { type Aim, sought } from './thread-aim';
import { useOutbox } from './use-outbox';

type Going = {
  readonly scroller: RefObject<HTMLElement | null>;
  readonly go: (to: Aim) => void;
};

/** Goes where somebody asks to be: to the message in the address, to an end of the thread, to what they have just sent. */
export function useThreadAim(
  number: number,
  { scroller, go }: Going,
): (end: 'newest' | 'oldest') => void {
  const goTo = (end: 'newest' | 'oldest') => {
    leaveMessage();
    go(end);
  };
  const { outgoing } = useOutbox(number);
  const sending = outgoing.findLast(({ problem }) => problem === null)?.clientId ?? null;
  const bring = useEffectEvent(goTo);
  useLayoutEffect(() => {
    if (sending !== null) bring('newest');
  }, [sending]);
  useEndsByKey(scroller, goTo);

  /** The message that the focus is to go to once it is drawn. */
  const awaited = useRef<number | null>(null);
  useSought(number, (message) => {
    awaited.current = message;
    go(sought(message));
  });
  useEffect(() => {
    const row = scroller.current?.querySelector<HTMLElement>(`[data-sought="${awaited.current}"]`);
    if (!row) return;
    awaited.current = null;
    focusFound(row);
  });
  return goTo;
}

/** Home and End mean the whole thread's ends, however little of it is loaded. */
function useEndsByKey(
  scroller: RefObject<HTMLElement | null>,
  goTo: (end: 'newest' | 'oldest') => void,
): void {
  const press = useEffectEvent((event: KeyboardEvent) => {
    if (event.shiftKey || event.altKey || (event.key !== 'Home' && event.key !== 'End')) return;
    event.preventDefault();
    goTo(event.key === 'Home' ? 'oldest' : 'newest');
  });
  useEffect(() => {
    const area = scroller.current;
    const listen = (event: KeyboardEvent) => press(event);
    area?.addEventListener('keydown', listen);
    return () => area?.removeEventListener('keydown', listen);
  }, [scroller]);
}
