export const COMPOSER_ID = 'composer-text';
export const THREAD_ID = 'thread';
export const rowId = (number: number): string => `conversation-${number}`;

const ROW = 'data-number';

const focus = (id: string): boolean => {
  const element = document.getElementById(id);
  element?.focus({ preventScroll: id === THREAD_ID });
  return element !== null;
};

export const focusComposer = (): boolean => focus(COMPOSER_ID);
export const focusThread = (): boolean => focus(THREAD_ID);

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

/** A finger has no keyboard to go on with, and one would cover half the screen. */
const hasKeyboard = (): boolean => window.matchMedia('(hover: hover) and (pointer: fine)').matches;

/** After a conversation was opened: to where the answer is written. Never away from somebody who is writing. */
export function focusOpened(): void {
  const active = document.activeElement;
  if (active instanceof HTMLTextAreaElement || active instanceof HTMLInputElement) return;
  if (!hasKeyboard() || !focusComposer()) focusThread();
}
