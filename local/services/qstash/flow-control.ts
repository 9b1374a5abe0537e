import type { Agenda } from '../cron/agenda.ts';
import { parseDuration } from './duration.ts';
import type { Message } from './message.ts';

/** At most `parallelism` deliveries of a key at once, and at most `rate` begun in `periodMs`. */
export type FlowLimit = {
  readonly key: string;
  readonly parallelism: number | undefined;
  readonly rate: number | undefined;
  readonly periodMs: number;
};

type Lane = {
  readonly waiting: Message[];
  /** What the newest message asked for; only to be shown. */
  limit: FlowLimit | undefined;
  active: number;
  started: number;
  periodStart: number;
  periodEnd: number;
  paused: boolean;
  /** The moment this lane is already due to be looked at again. */
  alarm: number;
};

/** Reads `parallelism=2, rate=10, period=1m`; null when it is malformed or limits nothing. */
export function parseFlowLimit(key: string, value: string): FlowLimit | null {
  const pairs = value.split(',').map((part) => part.trim().toLowerCase().split('='));
  const given = new Map(pairs.map(([name = '', text = '']) => [name.trim(), text.trim()]));
  const parallelism = positive(given.get('parallelism'));
  const rate = positive(given.get('rate'));
  const period = given.get('period');
  const periodMs = period === undefined ? 1000 : parsePeriod(period);
  const known = [...given.keys()].every((name) => ['parallelism', 'rate', 'period'].includes(name));

  if (!known || parallelism === null || rate === null || periodMs === null) return null;
  if (parallelism === undefined && rate === undefined) return null;
  return { key, parallelism, rate, periodMs };
}

function positive(text: string | undefined): number | null | undefined {
  if (text === undefined) return undefined;
  return /^[1-9]\d{0,8}$/.test(text) ? Number(text) : null;
}

const parsePeriod = (text: string) => parseDuration(/^\d+$/.test(text) ? `${text}s` : text);

/**
 * One waiting list per flow-control key. Each message brings its own limits, as at QStash; a key
 * is forgotten as soon as nothing waits, runs or counts for it.
 * Source: https://upstash.com/docs/qstash/features/flowcontrol
 */
export class FlowControl {
  readonly #lanes = new Map<string, Lane>();
  readonly #agenda: Agenda;
  readonly #begin: (message: Message) => void;

  constructor(agenda: Agenda, begin: (message: Message) => void) {
    this.#agenda = agenda;
    this.#begin = begin;
  }

  enter(message: Message, limit: FlowLimit): void {
    const lane = this.#lane(limit.key);
    lane.limit = limit;
    lane.waiting.push(message);
    this.#advance(limit.key, lane);
  }

  leave(limit: FlowLimit): void {
    const lane = this.#lane(limit.key);
    lane.active--;
    this.#advance(limit.key, lane);
  }

  pause(key: string, paused: boolean): void {
    const lane = this.#lane(key);
    lane.paused = paused;
    this.#advance(key, lane);
  }

  /** Messages that will start on their own, so not those of a paused key. */
  waitingCount(): number {
    const lanes = [...this.#lanes.values()].filter((lane) => !lane.paused);
    return lanes.reduce((sum, lane) => sum + wanted(lane).length, 0);
  }

  /** As `GET /v2/flowControl/<key>` answers; times in Unix seconds. */
  view(key: string) {
    const lane = this.#lanes.get(key);
    const limit = lane?.limit;
    return {
      flowControlKey: key,
      waitListSize: lane ? wanted(lane).length : 0,
      parallelismMax: limit?.parallelism ?? 0,
      parallelismCount: lane?.active ?? 0,
      rateMax: limit?.rate ?? 0,
      rateCount: limit?.rate ? (lane?.started ?? 0) : 0,
      ratePeriod: (limit?.periodMs ?? 0) / 1000,
      ratePeriodStart: Math.floor((lane?.periodStart ?? 0) / 1000),
      isPaused: lane?.paused ?? false,
      isPinnedParallelism: false,
      isPinnedRate: false,
    };
  }

  #lane(key: string): Lane {
    const known = this.#lanes.get(key);
    if (known) return known;
    const lane: Lane = {
      waiting: [],
      limit: undefined,
      active: 0,
      started: 0,
      periodStart: 0,
      periodEnd: 0,
      paused: false,
      alarm: 0,
    };
    this.#lanes.set(key, lane);
    return lane;
  }

  #advance(key: string, lane: Lane): void {
    for (let head = lane.waiting[0]; head && !lane.paused; head = lane.waiting[0]) {
      const free = head.cancelled ? 'now' : this.#whenFree(lane, head.flow);
      if (typeof free === 'number') this.#wake(key, lane, free);
      if (free !== 'now') return;
      lane.waiting.shift();
      if (head.cancelled) continue;
      lane.active++;
      lane.started++;
      this.#begin(head);
    }
    this.#forget(key, lane);
  }

  /** Free now, later when a delivery ends, or at a moment (Unix milliseconds). */
  #whenFree(lane: Lane, limit: FlowLimit | undefined): 'now' | 'later' | number {
    if (!limit) return 'now';
    if (limit.parallelism !== undefined && lane.active >= limit.parallelism) return 'later';
    if (limit.rate === undefined) return 'now';

    const now = this.#agenda.now();
    if (now >= lane.periodEnd) {
      lane.periodStart = now;
      lane.periodEnd = now + limit.periodMs;
      lane.started = 0;
    }
    return lane.started < limit.rate ? 'now' : lane.periodEnd;
  }

  #wake(key: string, lane: Lane, moment: number): void {
    if (lane.alarm >= moment) return;
    lane.alarm = moment;
    this.#agenda.at(moment, 'lane', () => this.#advance(key, lane));
  }

  #forget(key: string, lane: Lane): void {
    if (lane.paused || lane.active > 0 || lane.waiting.length > 0) return;
    if (this.#agenda.now() < lane.periodEnd) this.#wake(key, lane, lane.periodEnd);
    else if (this.#lanes.get(key) === lane) this.#lanes.delete(key);
  }
}

const wanted = (lane: Lane) => lane.waiting.filter((message) => !message.cancelled);
