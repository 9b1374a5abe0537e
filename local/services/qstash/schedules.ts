import { randomBytes } from 'node:crypto';
import { Cron } from 'croner';
import type { Agenda } from '../cron/agenda.ts';
import type { Broker } from './broker.ts';
import type { Draft, Message } from './message.ts';
import { BadRequest, composeMessage } from './message.ts';
import { bodyView, flowView, headerLists, labelView } from './view.ts';

type Schedule = {
  readonly id: string;
  readonly expression: string;
  readonly cron: Cron;
  readonly draft: Draft;
  /** The draft as it was read, to be shown; every run composes a message of its own. */
  readonly sample: Message;
  readonly createdAt: number;
  isPaused: boolean;
  lastRun: number | undefined;
};

/**
 * Publishes drafts again and again, by cron expressions in UTC (or `CRON_TZ=<zone> …`).
 * Source: https://upstash.com/docs/qstash/features/schedules
 */
export class Schedules {
  readonly #schedules = new Map<string, Schedule>();
  readonly #agenda: Agenda;
  readonly #broker: Broker;

  constructor(agenda: Agenda, broker: Broker) {
    this.#agenda = agenda;
    this.#broker = broker;
  }

  /** An id that exists already is overwritten. Throws BadRequest. */
  create(draft: Draft): Schedule {
    const now = this.#agenda.now();
    const id = draft.headers.get('upstash-schedule-id') || `scd_${randomBytes(12).toString('hex')}`;
    const expression = draft.headers.get('upstash-cron') ?? '';
    const schedule: Schedule = {
      id,
      expression,
      cron: parseCron(expression),
      draft: { ...draft, scheduleId: id },
      sample: composeMessage({ ...draft, scheduleId: id }, now),
      createdAt: now,
      isPaused: false,
      lastRun: undefined,
    };
    this.#schedules.set(id, schedule);
    this.#plan(schedule);
    return schedule;
  }

  list(): Schedule[] {
    return [...this.#schedules.values()];
  }

  get(id: string): Schedule | undefined {
    return this.#schedules.get(id);
  }

  remove(id: string): boolean {
    return this.#schedules.delete(id);
  }

  /** Publishes now, paused or not. */
  run(schedule: Schedule): { messageId: string } {
    schedule.lastRun = this.#agenda.now();
    return this.#broker.publish(schedule.draft);
  }

  /** As `GET /v2/schedules/<id>` shows it; times in Unix milliseconds. */
  view(schedule: Schedule) {
    const { sample } = schedule;
    return {
      scheduleId: schedule.id,
      cron: schedule.expression,
      createdAt: schedule.createdAt,
      destination: sample.url,
      method: sample.method,
      header: headerLists(sample.headers),
      ...bodyView(sample.body, 'body'),
      retries: sample.maxRetries,
      retryDelayExpression: sample.retryDelay,
      delay: (sample.notBefore - sample.createdAt) / 1000 || undefined,
      callback: sample.callback?.url,
      failureCallback: sample.failureCallback?.url,
      isPaused: schedule.isPaused,
      callerIP: sample.callerIp,
      lastScheduleTime: schedule.lastRun,
      nextScheduleTime: nextRun(schedule, this.#agenda.now()),
      ...flowView(sample),
      ...labelView(sample.labels),
    };
  }

  #plan(schedule: Schedule): void {
    const next = nextRun(schedule, this.#agenda.now());
    if (next === undefined) return;
    this.#agenda.at(next, 'schedule', () => {
      if (this.#schedules.get(schedule.id) !== schedule) return;
      if (!schedule.isPaused) this.run(schedule);
      this.#plan(schedule);
    });
  }
}

function parseCron(expression: string): Cron {
  const [, zone = 'UTC', fields = ''] = /^(?:CRON_TZ=(\S+)\s+)?(.*)$/.exec(expression) ?? [];
  try {
    const cron = new Cron(fields, { timezone: zone, mode: '5-part', paused: true });
    cron.nextRun();
    return cron;
  } catch (error) {
    const reason = error instanceof Error ? error.message : 'unreadable';
    throw new BadRequest(`invalid cron expression "${expression}": ${reason}`);
  }
}

const nextRun = ({ cron }: Schedule, now: number) => cron.nextRun(new Date(now))?.getTime();
