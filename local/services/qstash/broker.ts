import type { Agenda } from '../cron/agenda.ts';
import { AttemptLog } from './attempt-log.ts';
import { callbackDraft } from './callback.ts';
import type { DeadLetter } from './dead-letters.ts';
import { DeadLetters } from './dead-letters.ts';
import { Deduplication, deduplicationKey } from './deduplication.ts';
import type { Answer } from './deliver.ts';
import { deliver } from './deliver.ts';
import { FlowControl } from './flow-control.ts';
import type { Callback, Draft, Message } from './message.ts';
import { composeMessage, newMessageId } from './message.ts';
import { retryDelay } from './retry-delay.ts';
import type { SigningKeys } from './signature.ts';

/** Keeps a burst of lanes from becoming as many connections; QStash's plans have such a cap too. */
const MOST_ACTIVE = 50;

type Published = { messageId: string; deduplicated?: true };

/** Takes messages in and sees each one through: delivered, cancelled, or in the dead letters. */
export class Broker {
  readonly attempts = new AttemptLog();
  readonly deadLetters = new DeadLetters();
  readonly flow: FlowControl;
  readonly #agenda: Agenda;
  readonly #keys: SigningKeys;
  readonly #pending = new Map<string, Message>();
  readonly #deduplication = new Deduplication();
  readonly #overflow: Message[] = [];
  readonly #running = new Set<Promise<void>>();
  readonly #stopped = new AbortController();

  constructor(agenda: Agenda, keys: SigningKeys) {
    this.#agenda = agenda;
    this.#keys = keys;
    this.flow = new FlowControl(agenda, (message) => this.#begin(message));
  }

  /** Throws BadRequest when the draft cannot be read. */
  publish(draft: Draft): Published {
    return this.#take(draft, composeMessage(draft, this.#agenda.now()));
  }

  /** All or none: one draft that cannot be read refuses the batch. */
  publishAll(drafts: readonly Draft[]): Published[] {
    const now = this.#agenda.now();
    const read = drafts.map((draft) => ({ draft, message: composeMessage(draft, now) }));
    return read.map(({ draft, message }) => this.#take(draft, message));
  }

  #take(draft: Draft, message: Message): Published {
    const now = message.createdAt;
    const key = deduplicationKey(draft);
    const twin = key && this.#deduplication.find(key, now);
    if (twin) return { messageId: twin, deduplicated: true };

    if (key) this.#deduplication.remember(key, message.id, now);
    this.#accept(message);
    return { messageId: message.id };
  }

  /** Back from the dead letters as a new message with all its retries. */
  republish({ dlqId, message }: DeadLetter): Published {
    const now = this.#agenda.now();
    const id = newMessageId();
    this.deadLetters.remove(dlqId);
    this.#accept({ ...message, id, createdAt: now, notBefore: now, retried: 0 });
    return { messageId: id };
  }

  /** What is not settled yet, oldest first. */
  pending(): Message[] {
    return [...this.#pending.values()];
  }

  find(messageId: string): Message | undefined {
    return this.#pending.get(messageId);
  }

  /** An attempt under way runs to its end, but is not repeated. */
  cancel(message: Message): void {
    message.cancelled = true;
    this.#pending.delete(message.id);
  }

  /**
   * Delivers what is due and waits until nothing more will happen by itself; with `hurry`, delays
   * and retries are due at once. False when `patienceMs` ran out first.
   */
  async drain(hurry: boolean, patienceMs: number): Promise<boolean> {
    const end = performance.now() + patienceMs;
    while (performance.now() < end) {
      this.#agenda.runDue();
      if (hurry) this.#agenda.hurry('message');
      if (this.#running.size === 0 && this.flow.waitingCount() === 0) return true;
      const tick = new Promise((resolve) => setTimeout(resolve, 20));
      await Promise.race([tick, ...this.#running]);
    }
    return false;
  }

  async stop(): Promise<void> {
    this.#stopped.abort();
    await Promise.all(this.#running);
  }

  #accept(message: Message): void {
    this.#pending.set(message.id, message);
    this.#wait(message, message.notBefore);
  }

  #wait(message: Message, until: number): void {
    if (until <= this.#agenda.now()) this.#enter(message);
    else this.#agenda.at(until, 'message', () => this.#enter(message));
  }

  #enter(message: Message): void {
    if (message.cancelled) return;
    if (message.flow) this.flow.enter(message, message.flow);
    else this.#begin(message);
  }

  #begin(message: Message): void {
    if (this.#stopped.signal.aborted) return;
    if (this.#running.size >= MOST_ACTIVE) {
      this.#overflow.push(message);
      return;
    }
    const run = this.#attempt(message).finally(() => {
      this.#running.delete(run);
      if (message.flow) this.flow.leave(message.flow);
      const next = this.#overflow.shift();
      if (next) this.#begin(next);
    });
    this.#running.add(run);
  }

  async #attempt(message: Message): Promise<void> {
    if (message.cancelled) return;
    const startedAt = this.#agenda.now();
    const signature = await this.#keys.sign(message.url, message.body, startedAt);
    const answer = await deliver(message, signature, this.#stopped.signal);
    if (this.#stopped.signal.aborted) return;

    const endedAt = this.#agenda.now();
    this.attempts.add({ message, answer, startedAt, endedAt });
    this.#settle(message, answer);
  }

  #settle(message: Message, answer: Answer): void {
    const delivered = answer.status >= 200 && answer.status < 300;
    this.#tell(message.callback, message, answer);
    if (message.cancelled) return;
    if (delivered) {
      this.#pending.delete(message.id);
      return;
    }
    if (isFinal(answer) || message.retried >= message.maxRetries) this.#bury(message, answer);
    else this.#retry(message, answer);
  }

  #bury(message: Message, answer: Answer): void {
    this.#pending.delete(message.id);
    const { dlqId } = this.deadLetters.add(message, answer, this.#agenda.now());
    this.#tell(message.failureCallback, message, answer, dlqId);
  }

  #retry(message: Message, answer: Answer): void {
    const now = this.#agenda.now();
    const failure = {
      headers: answer.headers,
      retried: message.retried,
      formula: message.retryDelay,
    };
    message.retried++;
    this.#wait(message, now + retryDelay(failure, now));
  }

  #tell(callback: Callback | undefined, message: Message, answer: Answer, dlqId?: string): void {
    if (callback) this.publish(callbackDraft(callback, message, answer, dlqId));
  }
}

/** The destination says that trying again is no use. */
const isFinal = ({ status, headers }: Answer) =>
  status === 489 && headers['upstash-nonretryable-error']?.[0] === 'true';
