export type Side = 'top' | 'right' | 'bottom' | 'left';

const GAP_PX = 6;
/** From the edges of the window. */
const MARGIN_PX = 8;

/** Puts a floating element beside another, within the window; above and below change places where there is no room. */
export function placeBeside(floating: HTMLElement, anchor: Element, side: Side): void {
  const { width, height } = floating.getBoundingClientRect();
  const at = anchor.getBoundingClientRect();
  const above = at.top - height - GAP_PX;
  const below = at.bottom + GAP_PX;
  const fitsBelow = below + height <= window.innerHeight - MARGIN_PX;
  const places = {
    top: { left: at.left + (at.width - width) / 2, top: above < MARGIN_PX ? below : above },
    bottom: { left: at.left + (at.width - width) / 2, top: fitsBelow ? below : above },
    right: { left: at.right + GAP_PX, top: at.top + (at.height - height) / 2 },
    left: { left: at.left - width - GAP_PX, top: at.top + (at.height - height) / 2 },
  };
  const { left, top } = places[side];
  floating.style.left = `${within(left, window.innerWidth - width)}px`;
  floating.style.top = `${within(top, window.innerHeight - height)}px`;
}

const within = (place: number, room: number): number =>
  Math.max(MARGIN_PX, Math.min(room - MARGIN_PX, place));
