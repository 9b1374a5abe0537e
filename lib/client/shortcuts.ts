'use client';

import { useEffect, useEffectEvent } from 'react';
import { useOverlays } from './overlays';

/** By key as `KeyboardEvent.key` names it in lower case, or `shift+a`; `mod+k` means ⌘K or Ctrl+K and also works while typing. */
export type Shortcuts = Readonly<Record<string, (event: KeyboardEvent) => void>>;

const TYPING = 'input, textarea, select, [contenteditable="true"]';
const OVERLAY = '[role="dialog"], [role="menu"], [role="listbox"]';

function nameOf(event: KeyboardEvent): string | null {
  if (event.isComposing || event.altKey) return null;
  const key = event.key.toLowerCase();
  if (event.metaKey || event.ctrlKey) return `mod+${key}`;
  return event.shiftKey && /^[a-z]$/.test(key) ? `shift+${key}` : key;
}

const isBusy = (target: EventTarget | null): boolean =>
  target instanceof Element && target.closest(`${TYPING}, ${OVERLAY}`) !== null;

/**
 * Single keys act only while nobody is typing and nothing is open over the page, nor about to: the code of what was
 * asked for may still be on its way, and what is typed then is not meant for the page.
 */
export function useShortcuts(shortcuts: Shortcuts): void {
  const { shown } = useOverlays();
  const act = useEffectEvent((event: KeyboardEvent) => {
    if (event.defaultPrevented) return;
    const name = nameOf(event);
    const shortcut = name === null ? undefined : shortcuts[name];
    if (!name || !shortcut) return;
    const isSingle = !name.startsWith('mod+');
    if (isSingle && (shown !== null || isBusy(event.target))) return;
    event.preventDefault();
    shortcut(event);
  });

  useEffect(() => {
    const listen = (event: KeyboardEvent) => act(event);
    window.addEventListener('keydown', listen);
    return () => window.removeEventListener('keydown', listen);
  }, []);
}
