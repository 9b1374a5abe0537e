'use client';

import { type RefObject, useEffect, useEffectEvent, useRef } from 'react';

/**
 * What has the focus may go, because it was scrolled out of what is drawn or is not there any more; nobody has it then.
 * Calls `restore` for that.
 */
export function useKeptFocus(part: RefObject<HTMLElement | null>, restore: () => void): void {
  const focused = useRef<Node | null>(null);
  useEffect(() => {
    const area = part.current;
    // Somebody may have been there before the page had its code.
    if (area?.contains(document.activeElement)) focused.current = document.activeElement;
    const enter = ({ target }: FocusEvent) => {
      focused.current = target instanceof Node ? target : null;
    };
    // Also told while it is being taken out of the page, or moved within it, after which React gives the focus back.
    // What was merely left is still there afterwards, without the focus.
    const leave = ({ target }: FocusEvent) =>
      queueMicrotask(() => {
        if (focused.current !== target || document.activeElement === target) return;
        if (focused.current?.isConnected) focused.current = null;
      });
    area?.addEventListener('focusin', enter);
    area?.addEventListener('focusout', leave);
    return () => {
      area?.removeEventListener('focusin', enter);
      area?.removeEventListener('focusout', leave);
    };
  }, [part]);
  const look = useEffectEvent(() => {
    if (focused.current === null || focused.current.isConnected) return;
    focused.current = null;
    if (document.activeElement === document.body) restore();
  });
  useEffect(() => look());
}
