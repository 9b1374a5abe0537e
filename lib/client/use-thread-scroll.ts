'use client';

import { useLayoutEffect, useRef, useState } from 'react';
import type { ThreadItem } from './thread-items';

const NEAR_END_PX = 60;
const ABOVE_UNREAD_PX = 72;

type Anchor = { readonly key: string; readonly top: number };

/**
 * The thread is a reversed column: scrolled to 0 is the newest, and stays so as messages come. Away from the
 * end, the message at the top of the view is held where it is, whatever is added above or below.
 */
export function useThreadScroll(items: readonly ThreadItem[]) {
  const scroller = useRef<HTMLDivElement>(null);
  const anchor = useRef<Anchor | null>(null);
  const newest = items.at(-1)?.key ?? null;
  /** The newest message at the moment the person scrolled away; null at the end. */
  const [leftAt, setLeftAt] = useState<string | null>(null);

  useLayoutEffect(() => {
    const area = scroller.current;
    const unread = area?.querySelector('[data-unread]');
    if (!area || !unread) return;
    const above = area.getBoundingClientRect().top - unread.getBoundingClientRect().top;
    if (above > 0) area.scrollTop -= above + ABOVE_UNREAD_PX;
  }, []);

  // Runs after every render: whatever was added, what the person reads must not move.
  useLayoutEffect(() => {
    const area = scroller.current;
    if (area && anchor.current) hold(area, anchor.current);
  });

  const justSent = items.at(-1)?.outgoing?.problem === null ? newest : null;
  useLayoutEffect(() => {
    if (justSent === null) return;
    anchor.current = null;
    setLeftAt(null);
    scroller.current?.scrollTo({ top: 0 });
  }, [justSent]);

  const onScroll = () => {
    const area = scroller.current;
    if (!area) return;
    const atEnd = area.scrollTop > -NEAR_END_PX;
    anchor.current = atEnd ? null : topmost(area);
    setLeftAt((left) => (atEnd ? null : (left ?? newest)));
  };

  const toEnd = () => {
    anchor.current = null;
    setLeftAt(null);
    scroller.current?.scrollTo({ top: 0 });
  };

  return { scroller, onScroll, toEnd, isAway: leftAt !== null, fresh: freshSince(items, leftAt) };
}

function hold(area: HTMLElement, { key, top }: Anchor): void {
  const element = area.querySelector(`[data-key="${CSS.escape(key)}"]`);
  if (element) area.scrollTop += element.getBoundingClientRect().top - top;
}

function topmost(area: HTMLElement): Anchor | null {
  const edge = area.getBoundingClientRect().top;
  for (const element of area.querySelectorAll('[data-key]')) {
    const { top, bottom } = element.getBoundingClientRect();
    const key = element.getAttribute('data-key');
    if (bottom > edge && key) return { key, top };
  }
  return null;
}

/** How many messages of the customer came since the person scrolled away. */
function freshSince(items: readonly ThreadItem[], leftAt: string | null): number {
  if (leftAt === null) return 0;
  const since = items.findIndex(({ key }) => key === leftAt);
  return items.slice(since + 1).filter(({ message }) => message.direction === 'incoming').length;
}
