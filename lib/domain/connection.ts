/** How an inbox stands with its provider, as people are told. The worst that holds wins. */
export type ConnectionState =
  | 'connected'
  | 'expiring'
  | 'not_receiving'
  | 'reconnect_required'
  | 'disabled';

export type ConnectionFacts = {
  /** Since when the account is no longer connected through this inbox; null while it is. */
  readonly releasedAt: Date | null;
  /** Why the provider refuses us; null while it does not. */
  readonly problem: string | null;
  /** When the subscription is to be asked for (again); null while it stands. */
  readonly subscribeAt: Date | null;
  readonly tokenExpiresAt: Date | null;
};

const DAY_MS = 86_400_000;

/** People hear of an end this long before. */
export const EXPIRING_DAYS = 14;

export function connectionState(facts: ConnectionFacts, now: Date): ConnectionState {
  const { releasedAt, problem, subscribeAt, tokenExpiresAt } = facts;
  if (releasedAt) return 'disabled';
  if (problem || (tokenExpiresAt && tokenExpiresAt <= now)) return 'reconnect_required';
  if (subscribeAt) return 'not_receiving';
  const left = tokenExpiresAt ? tokenExpiresAt.getTime() - now.getTime() : Number.POSITIVE_INFINITY;
  return left <= EXPIRING_DAYS * DAY_MS ? 'expiring' : 'connected';
}

/** A login has to be finished within this time. */
export const LOGIN_MS = 10 * 60_000;

/** Each connection is looked at several times a day, so that a subscription that was lost is not missed for long. */
const CHECK_EVERY_MS = 6 * 3_600_000;

export const nextCheckAt = (now: Date): Date => new Date(now.getTime() + CHECK_EVERY_MS);

/** Nobody answered: a first look at what it was comes sooner. */
const CHECK_AGAIN_MS = 30 * 60_000;

export const checkAgainAt = (now: Date): Date => new Date(now.getTime() + CHECK_AGAIN_MS);

/** Messages are what an inbox is for; whatever else was delivered before is missed as well. */
export const isLost = (delivered: readonly string[], before: readonly string[]): boolean =>
  ['messages', ...before].some((field) => !delivered.includes(field));

/** When something last happened is kept to this, so that a busy inbox is not written for every message. */
const TOUCH_EVERY_MS = 60_000;

export const isOutOfDate = (last: Date | null, now: Date): boolean =>
  last === null || now.getTime() - last.getTime() > TOUCH_EVERY_MS;

/** Of both ends of a window it matters whether the clocks agree, to about this. */
export const CLOCKS_AGREE_MS = 5000;

/** Tries of what must not wait for a person: after 1, 2, 4 … minutes, then every hour. */
export const nextTryAt = (failures: number, now: Date): Date =>
  new Date(now.getTime() + Math.min(60, 2 ** Math.max(0, failures - 1)) * 60_000);

/** A token is renewed at the earliest after a day, and once less than thirty days of it are left (FACTS.md §1.4). */
const TOKEN_MIN_AGE_MS = DAY_MS;
const RENEW_BEFORE_MS = 30 * DAY_MS;

export const refreshDueAt = ({ setAt, expiresAt }: { setAt: Date; expiresAt: Date }): Date =>
  new Date(Math.max(setAt.getTime() + TOKEN_MIN_AGE_MS, expiresAt.getTime() - RENEW_BEFORE_MS));

/** Whoever claims a refresh has so long for it. */
export const REFRESH_CLAIM_MS = 10 * 60_000;

/** After a passing failure: 1, 2, 4 … hours later, at most a day. */
export const nextRefreshAt = (failures: number, now: Date): Date =>
  new Date(now.getTime() + Math.min(24, 2 ** (failures - 1)) * 3_600_000);
