'use client';

import { elementScroll, useVirtualizer } from '@tanstack/react-virtual';
import {
  type RefObject,
  useEffect,
  useEffectEvent,
  useLayoutEffect,
  useRef,
  useState,
} from 'react';
import { ApiProblem, sentenceOf } from './api';
import { focusThread } from './focus';
import { leaveMessage } from './place';
import { type Aim, edgeOf, estimateOffset, firstAim, isLoaded } from './thread-aim';
import { estimateRow, freshSince, rowOfMessage, type ThreadRow } from './thread-rows';
import { toast } from './toast';
import { useKeptFocus } from './use-kept-focus';
import type { Thread } from './use-thread';

/** Fetch on when so little is left before the end of what is loaded, in px. */
const FETCH_WITHIN_PX = 1500;
const NEAR_END_PX = 60;
const ABOVE_AIM_PX = 72;
/** Until the view is measured. */
const HEIGHT_PX = 900;
const OVERSCAN = 12;

/** What is above the first row and below the last, in px. */
const HEAD_PX = { older: 44, beginning: 176 } as const;
const FOOT_PX = { newer: 44, newest: 20 } as const;

type Options = {
  readonly rows: readonly ThreadRow[];
  /** The message to begin at; null for where one has read to. */
  readonly message: number | null;
  /** False while what the server painted is still in place. */
  readonly drawn: boolean;
  /** ISO 8601, when the newest message came, be it loaded or not. */
  readonly newestAt: string;
};

/**
 * Draws the rows near the view alone, however many are loaded. The thread is held at what somebody went to, a message
 * or the newest, whatever is loaded, measured or written around it, until they scroll away; from then on what they
 * read does not move. Where the view is, the element itself knows: the virtualizer hears of it a frame later.
 */
export function useThreadWindow(thread: Thread, { rows, message, drawn, newestAt }: Options) {
  const { older, newer } = thread;
  const scroller = useRef<HTMLDivElement>(null);
  const [first] = useState(() => firstAim(rows, message));
  const held = useRef<Aim | null>(first);
  /** Where the program put the view, in px: when it is elsewhere, a person has moved it. */
  const put = useRef(0);
  const virtualizer = useVirtualizer<HTMLDivElement, HTMLLIElement>({
    enabled: drawn,
    count: rows.length,
    getScrollElement: () => scroller.current,
    estimateSize: (index) => sizeOf(rows[index]),
    getItemKey: (index) => rows[index]?.key ?? index,
    paddingStart: older.exist ? HEAD_PX.older : HEAD_PX.beginning,
    paddingEnd: newer.exist ? FOOT_PX.newer : FOOT_PX.newest,
    scrollPaddingStart: ABOVE_AIM_PX,
    initialRect: { width: 720, height: HEIGHT_PX },
    initialOffset: () => Math.max(0, estimateOffset(first, rows) - HEIGHT_PX / 2),
    scrollToFn(offset, options, instance) {
      elementScroll(offset, options, instance);
      put.current = instance.scrollElement?.scrollTop ?? 0;
    },
    overscan: OVERSCAN,
    anchorTo: 'end',
  });

  const isHere = (aim: Aim) => isLoaded(aim, { rows, older, newer });
  const hold = () => {
    const aim = held.current;
    if (drawn && aim !== null && isHere(aim)) bringTo(virtualizer, aim, rows);
  };
  useHeldPlace(scroller, { hold, laidOut: drawn && rows });

  const asked = useRef<AbortController | null>(null);
  const go = (to: Aim) => {
    asked.current?.abort();
    held.current = to;
    hold();
    if (isHere(to)) return;
    asked.current = new AbortController();
    const { signal } = asked.current;
    thread.show(edgeOf(to), signal).catch((error: unknown) => {
      if (signal.aborted) return;
      held.current = isAtNewest(scroller.current, newer) ? 'newest' : null;
      if (to !== 'newest' && to !== 'oldest') leaveMessage();
      toast.error(refusalOf(to, error));
    });
  };

  const isComing = () => held.current !== null && !isHere(held.current);
  const away = useAway(thread, { scroller, newestAt });
  const onScroll = () => {
    const area = scroller.current;
    if (!area) return;
    if (!isWhere(area, put.current) && !isComing()) {
      held.current = isAtNewest(area, newer) ? 'newest' : null;
    }
    away.look();
  };
  useFetchOn(thread, scroller, isComing);
  useKeptFocus(scroller, focusThread);
  return { scroller, virtualizer, go, onScroll, isAway: away.isAway, fresh: away.fresh };
}

type Virtualizer = ReturnType<typeof useVirtualizer<HTMLDivElement, HTMLLIElement>>;
type Scroller = RefObject<HTMLDivElement | null>;

const sizeOf = (row: ThreadRow | undefined): number => (row ? estimateRow(row) : 0);

function bringTo(virtualizer: Virtualizer, aim: Aim, rows: readonly ThreadRow[]): void {
  if (aim === 'newest') virtualizer.scrollToEnd();
  else if (aim === 'oldest') virtualizer.scrollToOffset(0);
  else virtualizer.scrollToIndex(rowOfMessage(rows, aim.message), { align: aim.align });
}

const refusalOf = (aim: Aim, error: unknown): string =>
  typeof aim === 'object' && error instanceof ApiProblem && error.status === 404
    ? 'That message is not in this conversation any more.'
    : sentenceOf(error);

const distanceToEnd = ({ scrollHeight, clientHeight, scrollTop }: HTMLElement): number =>
  scrollHeight - clientHeight - scrollTop;

/** Content that shrinks takes a view at its end along. */
const isWhere = (area: HTMLElement, put: number): boolean =>
  Math.abs(area.scrollTop - put) < 2 || (area.scrollTop < put && distanceToEnd(area) < 2);

const isAtNewest = (area: HTMLElement | null, { exist }: Thread['newer']): boolean =>
  area !== null && !exist && distanceToEnd(area) <= NEAR_END_PX;

type Held = {
  readonly hold: () => void;
  /** Another one whenever rows have come or gone. */
  readonly laidOut: unknown;
};

/**
 * Holds again after each change of the rows, since a command of the virtualizer goes by a row's index; and of the height:
 * a composer that grows takes from the thread's.
 */
function useHeldPlace(scroller: Scroller, { hold, laidOut }: Held): void {
  const holdNow = useEffectEvent(hold);
  useLayoutEffect(() => {
    if (laidOut) holdNow();
  }, [laidOut]);
  useLayoutEffect(() => {
    const area = scroller.current;
    if (!area) return;
    const observer = new ResizeObserver(() => holdNow());
    observer.observe(area);
    return () => observer.disconnect();
  }, [scroller]);
}

/** Fetches the pages beside what is loaded before they are needed; not beside what is about to be left. */
function useFetchOn({ older, newer }: Thread, scroller: Scroller, isComing: () => boolean): void {
  useEffect(() => {
    const area = scroller.current;
    if (!area || isComing() || older.failed || older.areComing || newer.areComing) return;
    if (older.exist && area.scrollTop < FETCH_WITHIN_PX) older.fetch();
    else if (newer.exist && distanceToEnd(area) < FETCH_WITHIN_PX) newer.fetch();
  });
}

type Leaving = { readonly scroller: Scroller; readonly newestAt: string };

/** Whether the newest is out of view, and how much came since. */
function useAway({ items, newer, rest }: Thread, { scroller, newestAt }: Leaving) {
  /** When the newest message came that was there as the person left it; null at the end. */
  const [leftAt, setLeftAt] = useState<string | null>(null);
  const look = () => {
    const atEnd = isAtNewest(scroller.current, newer);
    if (atEnd && leftAt !== null) rest();
    setLeftAt((left) => (atEnd ? null : (left ?? newestAt)));
  };
  // A row that became taller, or was just sent, ends in view without anybody scrolling there.
  useEffect(() => {
    if (leftAt !== null && isAtNewest(scroller.current, newer)) setLeftAt(null);
  });
  return { look, isAway: leftAt !== null || newer.exist, fresh: freshSince(items, leftAt) };
}
