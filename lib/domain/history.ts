/** `history`: every past thread. `gap`: what may have been missed since a moment. */
export const IMPORT_KINDS = ['history', 'gap'] as const;
export const IMPORT_STATES = ['running', 'done', 'failed', 'cancelled'] as const;
export type ImportState = (typeof IMPORT_STATES)[number];
