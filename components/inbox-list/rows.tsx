'use client';

import {
  type KeyboardEvent,
  type RefObject,
  useEffect,
  useEffectEvent,
  useLayoutEffect,
  useMemo,
  useRef,
  useState,
} from 'react';
import { flushSync } from 'react-dom';
import { ROW_PX, useDensity } from '@/lib/client/density';
import { focusedRow, focusRow } from '@/lib/client/focus';
import { usePlace } from '@/lib/client/place';
import { useShortcuts } from '@/lib/client/shortcuts';
import { useKeptFocus } from '@/lib/client/use-kept-focus';
import type { List } from '@/lib/client/use-list';
import { useListWindow } from '@/lib/client/use-list-window';
import { MoreRows } from './more-rows';
import { Row } from './row';

/** Fetch on when so few rows are left before the end of what is loaded. */
const FETCH_WITHIN = 20;

type Props = { readonly list: List; readonly showAssignee: boolean };

/** J and K walk from anywhere, the arrows while the list has the keyboard. */
export function Rows({ list, showAssignee }: Props) {
  const { rows, more, above } = list;
  const { number, filter } = usePlace();
  const scroller = useRef<HTMLDivElement>(null);
  const rowHeight = ROW_PX[useDensity().rows];
  const keys = useMemo(() => rows.map((row) => row.number), [rows]);
  /** The row that has, or is about to have, the keyboard: it must be there to have it. */
  const [held, setHeld] = useState<number | null>(null);
  const atNewest = !above.exists;
  const { shown, drawn, onScroll } = useListWindow(scroller, {
    keys,
    rowHeight,
    pinned: [held, number],
    atNewest,
  });
  useFetchOn(list, shown);
  useStartAt(scroller, { index: keys.indexOf(number ?? 0), rowHeight });
  const left = usePlaceLeft(keys, held);
  useKeptFocus(scroller, () => focusRow(keys[within(left, keys.length)] ?? 0));

  const walk = (steps: 1 | -1) => {
    const from = keys.indexOf(focusedRow() ?? number ?? 0);
    const to = keys[from < 0 ? shown.first : within(from + steps, keys.length)];
    if (to === undefined) return;
    flushSync(() => setHeld(to));
    focusRow(to);
  };
  useShortcuts({ j: () => walk(1), k: () => walk(-1) });

  const walkByArrow = (event: KeyboardEvent) => {
    if (event.key !== 'ArrowDown' && event.key !== 'ArrowUp') return;
    event.preventDefault();
    walk(event.key === 'ArrowDown' ? 1 : -1);
  };
  const atTop = () => {
    if (scroller.current?.scrollTop === 0 && rows.length > 0) list.rest();
  };
  const current = held !== null && keys.includes(held) ? held : (number ?? keys[0]);
  const first = keys.includes(current ?? 0) ? current : keys[0];
  return (
    <div
      ref={scroller}
      onScroll={onScroll}
      onScrollEnd={atTop}
      className="min-h-0 flex-1 overflow-y-auto overscroll-contain [overflow-anchor:none]"
    >
      <nav aria-label="Conversations" className="p-2">
        <ul
          className="relative"
          style={{ height: rows.length * rowHeight }}
          onKeyDown={walkByArrow}
          onFocus={() => setHeld(focusedRow())}
        >
          {drawn.map((index) => {
            const row = rows[index];
            return (
              row && (
                <Row
                  key={row.number}
                  conversation={row}
                  selected={row.number === number}
                  current={row.number === first}
                  showAssignee={showAssignee}
                  place={index}
                  count={atNewest ? list.counts?.[filter.assignee] : undefined}
                />
              )
            );
          })}
        </ul>
      </nav>
      {more.exists && <MoreRows more={more} />}
    </div>
  );
}

const within = (index: number, count: number): number => Math.max(0, Math.min(count - 1, index));

/** Fetches the pages beside what is loaded before they are needed. */
function useFetchOn({ rows, more, above }: List, shown: { first: number; end: number }): void {
  useEffect(() => {
    if (more.failed || more.isComing || above.isComing) return;
    if (more.exists && shown.end > rows.length - FETCH_WITHIN) more.fetch();
    else if (above.exists && shown.first < FETCH_WITHIN) above.fetch();
  });
}

/** Where the row that has the keyboard stood before it went away, for the one that comes after it. */
function usePlaceLeft(keys: readonly number[], held: number | null): number {
  const [place, setPlace] = useState(0);
  const now = held === null ? -1 : keys.indexOf(held);
  if (now >= 0 && now !== place) setPlace(now);
  return place;
}

type Start = { readonly index: number; readonly rowHeight: number };

/** A page opened at an address far down the list shows where in the list that is. */
function useStartAt(scroller: RefObject<HTMLElement | null>, { index, rowHeight }: Start): void {
  const start = useEffectEvent(() => {
    const area = scroller.current;
    const top = index * rowHeight;
    if (area && top + rowHeight > area.clientHeight) area.scrollTop = top - area.clientHeight / 2;
  });
  useLayoutEffect(() => start(), []);
}
