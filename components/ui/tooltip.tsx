'use client';

import { type PointerEvent, type ReactNode, useEffect, useRef, useState } from 'react';
import { createPortal } from 'react-dom';
import { Kbd } from './kbd';
import { placeBeside, type Side } from './place-beside';

const SHOWN_AFTER_MS = 350;
/** Long enough to get the pointer onto it. */
const HIDDEN_AFTER_MS = 120;

type Props = {
  readonly label: string;
  readonly keys?: string;
  readonly side?: Side;
  readonly children: ReactNode;
};

/** A name for what has only an icon. The control itself still carries its accessible name. */
export function Tooltip({ label, keys, side = 'bottom', children }: Props) {
  const [anchor, setAnchor] = useState<Element | null>(null);
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined);
  const after = (pause: number, next: Element | null) => {
    clearTimeout(timer.current);
    timer.current = setTimeout(() => setAnchor(next), pause);
  };
  const hide = () => {
    clearTimeout(timer.current);
    setAnchor(null);
  };
  useEffect(() => () => clearTimeout(timer.current), []);
  useEscape(anchor !== null, hide);

  const reach = ({ pointerType, currentTarget }: PointerEvent) => {
    if (pointerType !== 'touch') after(SHOWN_AFTER_MS, currentTarget.firstElementChild);
  };
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: it only watches the control inside it.
    <span
      className="contents"
      onPointerEnter={reach}
      onPointerLeave={() => after(HIDDEN_AFTER_MS, null)}
      onPointerDown={hide}
      onFocus={({ target, currentTarget }) => {
        if (target.matches(':focus-visible')) setAnchor(currentTarget.firstElementChild);
      }}
      onBlur={hide}
    >
      {children}
      {anchor &&
        createPortal(
          <span
            ref={(bubble) => {
              if (bubble) placeBeside(bubble, anchor, side);
            }}
            role="tooltip"
            className="fade-in-0 animate-in bg-ink text-canvas fixed top-0 left-0 z-50 flex items-center gap-2 rounded-sm px-2 py-1 text-xs whitespace-nowrap duration-100"
          >
            {label}
            {keys && <Kbd className="bg-canvas/20 text-canvas border-transparent">{keys}</Kbd>}
          </span>,
          document.body,
        )}
    </span>
  );
}

function useEscape(shown: boolean, hide: () => void): void {
  useEffect(() => {
    if (!shown) return;
    const listen = ({ key }: KeyboardEvent) => key === 'Escape' && hide();
    window.addEventListener('keydown', listen);
    return () => window.removeEventListener('keydown', listen);
  });
}
