import type { Answer } from './deliver.ts';
import type { Message } from './message.ts';

type Attempt = {
  readonly message: Message;
  readonly answer: Answer;
  /** Unix milliseconds. */
  readonly startedAt: number;
  readonly endedAt: number;
};

const MOST_KEPT = 2000;

/** The newest attempts to deliver, as rows to look at. */
export class AttemptLog {
  readonly #rows: ReturnType<typeof attemptRow>[] = [];

  add(attempt: Attempt): void {
    this.#rows.push(attemptRow(attempt));
    if (this.#rows.length > MOST_KEPT) this.#rows.shift();
  }

  /** Newest first. */
  list() {
    return [...this.#rows].reverse();
  }
}

const attemptRow = ({ message, answer, startedAt, endedAt }: Attempt) => ({
  messageId: message.id,
  url: message.url,
  method: message.method,
  scheduleId: message.scheduleId,
  flowControlKey: message.flow?.key,
  retried: message.retried,
  status: answer.status,
  error: answer.error,
  startedAt,
  endedAt,
});
