const HOUR = 3_600_000;
const DAY = 24 * HOUR;

type Outcome =
  | { readonly kind: 'found' | 'refused' }
  | { readonly kind: 'try_later'; readonly seconds: number };

/** Pictures and counts expire within days (FACTS.md §3.5). */
const STALE_MS = 2 * DAY;

type Known = { readonly profileFetchedAt: Date | null; readonly profileCheckAt: Date | null };

/** Whether a new message of theirs is a reason to ask: never answered yet, or long ago, and not put off. */
export const profileIsDue = ({ profileFetchedAt, profileCheckAt }: Known, now: Date): boolean => {
  if (profileCheckAt) return profileCheckAt <= now;
  return !profileFetchedAt || now.getTime() - profileFetchedAt.getTime() > STALE_MS;
};

/** Whether looking at it is a reason to ask again: known, but long ago. Who was refused has to write first. */
export const profileIsOld = ({ profileFetchedAt, profileCheckAt }: Known, now: Date): boolean =>
  profileFetchedAt !== null &&
  profileCheckAt === null &&
  now.getTime() - profileFetchedAt.getTime() > STALE_MS;

/**
 * When to ask again without a new message: only after passing trouble, ever more rarely, up to every six
 * hours. A refusal holds until the person writes again (FACTS.md §3.5).
 */
export function nextProfileCheck(
  outcome: Outcome,
  { attempts, now }: { readonly attempts: number; readonly now: Date },
): Date | null {
  if (outcome.kind !== 'try_later') return null;
  const waitMs = outcome.seconds * 1000 * 2 ** Math.min(attempts - 1, 12);
  return new Date(now.getTime() + Math.min(6 * HOUR, waitMs));
}

type Person = {
  readonly name: string | null;
  readonly username: string | null;
  readonly externalId: string;
};

/** What to call somebody; never an invented name. */
export const displayName = ({ name, username, externalId }: Person): string =>
  name || username || externalId;
