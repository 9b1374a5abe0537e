'use client';

import { type RefObject, useEffect, useEffectEvent } from 'react';

declare global {
  interface Window {
    /** What people did before the page knew what to do about it. */
    parleyEarly?: { pressed: HTMLElement[]; typed: Record<string, string> };
  }
}

/** For a part of the page that is marked `data-wakes`: does what was asked of it before it woke. Links work anyway. */
export function useEarlyClicks(part: RefObject<HTMLElement | null>): void {
  useEffect(() => {
    const area = part.current;
    if (!area) return;
    area.dataset.awake = '';
    const early = window.parleyEarly;
    if (!early) return;
    const mine = early.pressed.filter((pressed) => area.contains(pressed));
    early.pressed = early.pressed.filter((pressed) => !area.contains(pressed));
    for (const pressed of mine) pressed.click();
  }, [part]);
}

/** For the field of that id: what was typed into it before it woke, which React would have wiped away. */
export function useEarlyText(id: string, take: (text: string) => void): void {
  const taken = useEffectEvent(take);
  useEffect(() => {
    const text = window.parleyEarly?.typed[id];
    if (!text) return;
    delete window.parleyEarly?.typed[id];
    taken(text);
  }, [id]);
}
