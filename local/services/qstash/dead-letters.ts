import type { Answer } from './deliver.ts';
import type { Message } from './message.ts';
import { bodyView, messageView } from './view.ts';

export type DeadLetter = {
  readonly dlqId: string;
  readonly message: Message;
  readonly answer: Answer;
};

const MOST_KEPT = 1000;

/** What could not be delivered, newest first; the oldest are dropped beyond a thousand. */
export class DeadLetters {
  readonly #letters = new Map<string, DeadLetter>();
  #count = 0;

  add(message: Message, answer: Answer, now: number): DeadLetter {
    const letter = { dlqId: `${now}-${this.#count++}`, message, answer };
    this.#letters.set(letter.dlqId, letter);
    const [oldest] = this.#letters.keys();
    if (this.#letters.size > MOST_KEPT && oldest) this.#letters.delete(oldest);
    return letter;
  }

  get(dlqId: string): DeadLetter | undefined {
    return this.#letters.get(dlqId);
  }

  list(): DeadLetter[] {
    return [...this.#letters.values()].reverse();
  }

  remove(dlqId: string): boolean {
    return this.#letters.delete(dlqId);
  }
}

/** As `GET /v2/dlq` shows it. */
export const deadLetterView = ({ dlqId, message, answer }: DeadLetter) => ({
  ...messageView(message),
  dlqId,
  responseStatus: answer.status,
  responseHeader: answer.headers,
  ...(answer.error === undefined
    ? bodyView(answer.body, 'responseBody')
    : { responseBody: answer.error }),
});
