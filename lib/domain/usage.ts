/** What a provider says of the limits of an account. */
export type Usage = {
  /** Of its calls, in percent. */
  readonly percent: number;
  /** How long it asks to be left alone, where it says so. */
  readonly regainSeconds: number | null;
};

/** From here on we slow down: Meta advises 70 to 80 percent (FACTS.md §3.9). */
const SLOW_FROM_PERCENT = 80;
const SHORTEST_SECONDS = 5;
const LONGEST_SECONDS = 60;

/** How long the next sends of an account wait, in s: longer the nearer its limit is, 0 while it is far. */
export function restAfter({ percent, regainSeconds }: Usage): number {
  if (regainSeconds !== null) return regainSeconds;
  if (percent < SLOW_FROM_PERCENT) return 0;
  const share = Math.min(1, (percent - SLOW_FROM_PERCENT) / (100 - SLOW_FROM_PERCENT));
  return Math.round(SHORTEST_SECONDS + share * (LONGEST_SECONDS - SHORTEST_SECONDS));
}
