import type { ConnectionFacts } from './connection';

/** What administrators are told in the course of one incident, from the mildest on; none of it twice. */
export const NOTICES = [
  'failing',
  'days_14',
  'days_7',
  'not_receiving',
  'days_3',
  'days_1',
  'refused',
] as const;
export type Notice = (typeof NOTICES)[number];

type Facts = Pick<ConnectionFacts, 'releasedAt' | 'problem' | 'tokenExpiresAt'> & {
  /** How often in a row a token could not be renewed. */
  readonly failures: number;
  /** How often in a row webhooks could not be had. */
  readonly subscribeFailures: number;
  /** What was told last; null while there is no incident. */
  readonly told: Notice | null;
};

/** A failure that passes mostly passes by itself; the third in a row does not. */
export const FAILING = 3;
const DAY_MS = 86_400_000;
const DAYS = [
  [1, 'days_1'],
  [3, 'days_3'],
  [7, 'days_7'],
  [14, 'days_14'],
] as const;

/** What is to be told now: something worse than was told before, or that the incident is over. Null: nothing. */
export function noticeDue(facts: Facts, now: Date): Notice | 'recovered' | null {
  if (facts.releasedAt) return null;
  const worst = worstOf(facts, now);
  if (worst === null) return facts.told === null ? null : 'recovered';
  return rank(worst) > rank(facts.told) ? worst : null;
}

function worstOf(facts: Facts, now: Date): Notice | null {
  const { problem, tokenExpiresAt, failures, subscribeFailures } = facts;
  const left = tokenExpiresAt ? tokenExpiresAt.getTime() - now.getTime() : Number.POSITIVE_INFINITY;
  if (problem || left <= 0) return 'refused';
  const days = DAYS.find(([most]) => left <= most * DAY_MS)?.[1] ?? null;
  const deaf = subscribeFailures >= FAILING ? 'not_receiving' : null;
  return worse(worse(days, deaf), failures >= FAILING ? 'failing' : null);
}

const worse = (a: Notice | null, b: Notice | null): Notice | null => (rank(b) > rank(a) ? b : a);

const rank = (notice: Notice | null): number => (notice === null ? -1 : NOTICES.indexOf(notice));
