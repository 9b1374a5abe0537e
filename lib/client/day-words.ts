const DAY_MS = 24 * 60 * 60 * 1000;

/** A day as people say it, for what is known no more exactly. */
export function dayWords(moment: Date, now: Date, zone: string): string {
  const dayOf = new Intl.DateTimeFormat('en-CA', { timeZone: zone }).format;
  const day = dayOf(moment);
  if (day === dayOf(now)) return 'today';
  if (day === dayOf(new Date(now.getTime() - DAY_MS))) return 'yesterday';
  return new Intl.DateTimeFormat('en-GB', {
    timeZone: zone,
    day: 'numeric',
    month: 'short',
  }).format(moment);
}
