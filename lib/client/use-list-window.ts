'use client';

import { type RefObject, useLayoutEffect, useReducer, useRef, useState } from 'react';
import { rowsInView, rowsToDraw, shiftOf } from './list-window';

const AROUND = 8;
/** What the server paints: enough for the tallest screens. */
const FIRST_HEIGHT_PX = 1200;

type Options = {
  readonly keys: readonly number[];
  /** In px. */
  readonly rowHeight: number;
  /** Keys of rows that are drawn wherever they stand. */
  readonly pinned: readonly (number | null)[];
  /** The list's newest row is loaded; somebody at the top sees what comes there. */
  readonly atNewest: boolean;
};

/** Draws the rows near the view alone, and holds what is in view to its place while the list changes around it. */
export function useListWindow(
  scroller: RefObject<HTMLElement | null>,
  { keys, rowHeight, pinned, atNewest }: Options,
) {
  const [height, setHeight] = useState(FIRST_HEIGHT_PX);
  /** Only whole rows draw anything new. */
  const [row, setRow] = useState(0);
  const [, drawAgain] = useReducer((times: number) => times + 1, 0);

  useLayoutEffect(() => {
    const area = scroller.current;
    if (!area) return;
    const measure = () => setHeight(area.clientHeight);
    measure();
    const observer = new ResizeObserver(measure);
    observer.observe(area);
    return () => observer.disconnect();
  }, [scroller]);

  const look = () => setRow(Math.floor((scroller.current?.scrollTop ?? 0) / rowHeight));
  const known = useRef({ keys, atNewest, rowHeight });
  useLayoutEffect(() => {
    const area = scroller.current;
    const before = known.current;
    known.current = { keys, atNewest, rowHeight };
    if (!area || before.keys === keys) return;
    const follows = area.scrollTop < rowHeight && atNewest && before.atNewest;
    if (follows) return;
    const shown = { top: area.scrollTop, height: area.clientHeight, rowHeight };
    const shift = shiftOf(before.keys, keys, rowsInView({ ...shown, count: before.keys.length }));
    if (shift === 0) return;
    area.scrollTop += shift * rowHeight;
    setRow(Math.floor(area.scrollTop / rowHeight));
    drawAgain();
  }, [scroller, keys, atNewest, rowHeight]);

  const view = { top: row * rowHeight, height: height + rowHeight, rowHeight, count: keys.length };
  const indexes = pinned.map((key) => (key === null ? -1 : keys.indexOf(key)));
  return {
    onScroll: look,
    shown: rowsInView(view),
    drawn: rowsToDraw(view, { around: AROUND, pinned: indexes }),
  };
}
