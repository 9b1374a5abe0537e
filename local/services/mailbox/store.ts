import type { Mail } from './mail.ts';

const MOST_KEPT = 500;

/** The newest five hundred mails, in memory. */
export class MailStore {
  #mails: Mail[] = [];
  #count = 0;
  readonly #opened = new Set<string>();

  add(mail: Omit<Mail, 'id' | 'receivedAt'>): void {
    const id = String(++this.#count);
    this.#mails.unshift({ id, receivedAt: new Date().toISOString(), ...mail });
    const dropped = this.#mails.splice(MOST_KEPT);
    for (const old of dropped) this.#opened.delete(old.id);
  }

  /** Newest first; with an address, only what was sent to it. */
  list(to?: string): readonly Mail[] {
    if (to === undefined) return this.#mails;
    const wanted = to.toLowerCase();
    return this.#mails.filter((mail) =>
      [...mail.to, ...mail.cc, ...mail.bcc].some((one) => one.address.toLowerCase() === wanted),
    );
  }

  get(id: string): Mail | undefined {
    return this.#mails.find((mail) => mail.id === id);
  }

  open({ id }: Mail): void {
    this.#opened.add(id);
  }

  isOpened({ id }: Mail): boolean {
    return this.#opened.has(id);
  }

  clear(): void {
    this.#mails = [];
    this.#opened.clear();
  }
}
