const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;

/** Day-first dates and a 24-hour clock, the same on server and browser. */
const LOCALE = 'en-GB';

const formats = new Map<string, Intl.DateTimeFormat>();

function format(at: Date, zone: string, options: Intl.DateTimeFormatOptions): string {
  const key = `${zone} ${JSON.stringify(options)}`;
  const known = formats.get(key);
  const made = known ?? new Intl.DateTimeFormat(LOCALE, { ...options, timeZone: zone });
  if (!known) formats.set(key, made);
  return made.format(at);
}

/** The calendar day in a zone, as YYYY-MM-DD. */
export const dayOf = (at: Date, zone: string): string => {
  const day = format(at, zone, { year: 'numeric', month: '2-digit', day: '2-digit' });
  return day.split('/').toReversed().join('-');
};

export const clockTime = (at: Date, zone: string): string =>
  format(at, zone, { hour: '2-digit', minute: '2-digit' });

/** In full, for a tooltip: Mon 23 November 2026 at 10:32. */
export const fullTime = (at: Date, zone: string): string =>
  `${format(at, zone, { weekday: 'short', day: 'numeric', month: 'long', year: 'numeric' })} at ${clockTime(at, zone)}`;

/** Short, for a list: now, 4 m, 3 h, then Sun, 12 Mar, 12 Mar 2025. */
export function relativeTime(at: Date, now: Date, zone: string): string {
  const age = now.getTime() - at.getTime();
  if (age < MINUTE) return 'now';
  if (age < HOUR) return `${Math.floor(age / MINUTE)} m`;
  if (age < DAY) return `${Math.floor(age / HOUR)} h`;
  if (age < 6 * DAY) return format(at, zone, { weekday: 'short' });
  return shortDate(at, now, zone);
}

export function shortDate(at: Date, now: Date, zone: string): string {
  const sameYear = dayOf(at, zone).slice(0, 4) === dayOf(now, zone).slice(0, 4);
  return format(at, zone, {
    day: 'numeric',
    month: 'short',
    ...(!sameYear && { year: 'numeric' }),
  });
}

/** A day as a divider says it: Today, Yesterday, Monday, Monday 12 March. */
export function dayName(at: Date, now: Date, zone: string): string {
  const day = dayOf(at, zone);
  if (day === dayOf(now, zone)) return 'Today';
  if (day === dayOf(new Date(now.getTime() - DAY), zone)) return 'Yesterday';
  const sameYear = day.slice(0, 4) === dayOf(now, zone).slice(0, 4);
  return format(at, zone, {
    weekday: 'long',
    day: 'numeric',
    month: 'long',
    ...(!sameYear && { year: 'numeric' }),
  });
}

/** A moment to come, as a sentence needs it: 14:20, tomorrow 14:20, Thu 14:20. */
export function comingTime(at: Date, now: Date, zone: string): string {
  const day = dayOf(at, zone);
  const time = clockTime(at, zone);
  if (day === dayOf(now, zone)) return time;
  if (day === dayOf(new Date(now.getTime() + DAY), zone)) return `tomorrow ${time}`;
  return `${format(at, zone, { weekday: 'short' })} ${time}`;
}
