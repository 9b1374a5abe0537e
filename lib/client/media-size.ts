type Size = { readonly width: number; readonly height: number };

/** A row that is drawn again must be as tall as it was, so what was once measured is remembered with the page. */
const measured = new Map<number, Size>();

export const rememberSize = (attachment: number, size: Size): void => {
  if (size.width > 0 && size.height > 0) measured.set(attachment, size);
};

const UNKNOWN: Size = { width: 4, height: 3 };
/** In px. */
const WIDEST = 300;
const TALLEST = 340;
const NARROWEST = 120;

type Known = {
  readonly id: number;
  readonly width: number | null;
  readonly height: number | null;
};

/** How large something is drawn, in px: its own proportions within what a bubble has room for. */
export function shownSize({ id, width, height }: Known): Size {
  const own = width && height ? { width, height } : (measured.get(id) ?? UNKNOWN);
  const scale = Math.min(WIDEST / own.width, TALLEST / own.height);
  return {
    width: Math.round(Math.max(NARROWEST, own.width * scale)),
    height: Math.round(own.height * scale),
  };
}
