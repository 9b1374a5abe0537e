'use client';

import { useEffect, useEffectEvent, useRef } from 'react';
import { tell } from './api';
import { conversationPath } from './conversations';
import { useDesk } from './desk';

/** The customer's app forgets the sign after about 20 s. */
const AGAIN_MS = 10_000;
const IDLE_MS = 6000;

/** Lets the customer see that somebody writes to them. A courtesy: nobody hears when it fails. */
export function useTyping(number: number) {
  const { account } = useDesk();
  const shownAt = useRef<number | null>(null);
  const idle = useRef<ReturnType<typeof setTimeout>>(undefined);
  const path = `${conversationPath(account.id, number)}/typing`;

  const show = (on: boolean) => {
    shownAt.current = on ? Date.now() : null;
    tell(path, { method: 'POST', body: { on } }).catch(() => undefined);
  };
  const stopped = () => {
    clearTimeout(idle.current);
    if (shownAt.current !== null) show(false);
  };
  const typed = () => {
    if (shownAt.current === null || Date.now() - shownAt.current > AGAIN_MS) show(true);
    clearTimeout(idle.current);
    idle.current = setTimeout(stopped, IDLE_MS);
  };
  const leave = useEffectEvent(stopped);
  useEffect(() => () => leave(), []);
  return { typed, stopped };
}
