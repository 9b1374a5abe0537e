export const COMPOSER_ID = 'composer-text';
export const THREAD_ID = 'thread';
export const rowId = (number: number): string => `conversation-${number}`;

const ROW = 'data-number';

/** A thread was opened whose messages are not here yet. */
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

/** After a conversation was opened: to its messages, where the single keys act. Never away from somebody who writes. */
export function focusOpened(): void {
  const active = document.activeElement;
  if (active instanceof HTMLTextAreaElement || active instanceof HTMLInputElement) return;
  awaited = !focus(THREAD_ID);
}

/** Called when a thread's messages appear, which may be after it was opened. */
export function threadAppeared(): void {
  if (awaited || document.activeElement === document.body) focusOpened();
}
