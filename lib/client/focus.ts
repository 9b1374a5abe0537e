export const COMPOSER_ID = 'composer-text';
export const THREAD_ID = 'thread';
export const rowId = (number: number): string => `conversation-${number}`;

const ROW = 'data-number';

/** A thread was opened, and whatever had the focus has not given it up yet, or its messages are not here yet. */
let awaited = false;

const focus = (id: string): boolean => {
  const element = document.getElementById(id);
  element?.focus({ preventScroll: id === THREAD_ID });
  return element !== null;
};

export const focusComposer = (): boolean => focus(COMPOSER_ID);

export function focusRow(number: number): void {
  if (focus(rowId(number))) {
    document.getElementById(rowId(number))?.scrollIntoView({ block: 'nearest' });
  }
}

/** The row that has the keyboard, by its conversation's number. */
export function focusedRow(): number | null {
  const row = document.activeElement?.closest(`[${ROW}]`)?.getAttribute(ROW);
  return row ? Number(row) : null;
}

export const focusThread = (): boolean => focus(THREAD_ID);

const isWriting = (): boolean =>
  document.activeElement instanceof HTMLTextAreaElement ||
  document.activeElement instanceof HTMLInputElement;

const isInThread = (): boolean =>
  document.getElementById(THREAD_ID)?.contains(document.activeElement) ?? false;

/** After a conversation was opened: to its messages, where the single keys act. Never away from somebody who writes. */
export function focusOpened(): void {
  if (isWriting()) return;
  awaited = !isInThread() && !focusThread();
}

/** To the message that somebody was brought to. */
export function focusFound(row: HTMLElement): void {
  if (!isWriting()) row.focus({ preventScroll: true });
}

/** For what closes because a conversation is opened from it: true when the focus goes there, and not back. */
export function opensThread(): boolean {
  if (!awaited) return false;
  focusOpened();
  return true;
}

export function awaitThread(): void {
  awaited = true;
}

/** Called when a thread's messages appear, which may be after it was opened. */
export function threadAppeared(): void {
  if (awaited || document.activeElement === document.body) focusOpened();
}

/** What has the focus; for an entry of a menu, which is about to close, the button of that menu. */
export function focusedNow(): HTMLElement | null {
  const active = document.activeElement;
  const button = active?.closest('[role="menu"]')?.getAttribute('aria-labelledby');
  const element = button ? document.getElementById(button) : active;
  return element instanceof HTMLElement ? element : null;
}

/** To where it was; where that is gone, to the page's main part. */
export function focusBack(before: HTMLElement | null): void {
  before?.focus();
  if (document.activeElement !== document.body) return;
  const main = document.querySelector('main');
  main?.setAttribute('tabindex', '-1');
  main?.focus({ preventScroll: true });
}
