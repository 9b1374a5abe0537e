import type { ConversationStatus } from './conversation';

/** What somebody wants a conversation to be. A snooze without an end lasts until the customer writes. */
export type WantedStatus =
  | { readonly status: 'open' | 'pending' | 'resolved' }
  | { readonly status: 'snoozed'; readonly until: Date | null };

export type Placed = {
  readonly status: ConversationStatus;
  readonly snoozedUntil: Date | null;
};

export type StatusChange = {
  readonly change: Placed & { readonly resolvedAt?: Date | null };
  /** What the audit calls it. */
  readonly act: string;
  /** What the thread says of it, after the name of whoever did it. */
  readonly words: string;
};

/** Resolves what is open and opens everything else. */
export const opposite = (status: ConversationStatus): WantedStatus => ({
  status: status === 'open' ? 'resolved' : 'open',
});

/** Whether its time has come to open by itself. */
export const wakes = ({ status, snoozedUntil }: Placed, now: Date): boolean =>
  status === 'snoozed' && snoozedUntil !== null && snoozedUntil <= now;

/** Null when it is so already. */
export function changeStatus(
  current: Placed,
  wanted: WantedStatus,
  now: Date,
): StatusChange | null {
  const snoozedUntil = wanted.status === 'snoozed' ? wanted.until : null;
  const sameEnd = current.snoozedUntil?.getTime() === snoozedUntil?.getTime();
  if (current.status === wanted.status && sameEnd) return null;

  const placed = { status: wanted.status, snoozedUntil };
  if (wanted.status === 'resolved') {
    return { ...WORDS.resolved, change: { ...placed, resolvedAt: now } };
  }
  if (wanted.status === 'open') {
    return { ...WORDS[`from ${current.status}`], change: { ...placed, resolvedAt: null } };
  }
  return { ...WORDS[wanted.status], change: { ...placed, resolvedAt: null } };
}

type Words = Pick<StatusChange, 'act' | 'words'>;

const REOPENED: Words = { act: 'conversation.reopened', words: 'reopened the conversation' };

const WORDS = {
  resolved: { act: 'conversation.resolved', words: 'resolved the conversation' },
  snoozed: { act: 'conversation.snoozed', words: 'snoozed the conversation' },
  pending: { act: 'conversation.set_pending', words: 'marked the conversation as pending' },
  'from resolved': REOPENED,
  'from open': REOPENED,
  'from pending': { act: 'conversation.reopened', words: 'moved the conversation back to open' },
  'from snoozed': { act: 'conversation.reopened', words: 'ended the snooze' },
} as const satisfies Readonly<Record<string, Words>>;
