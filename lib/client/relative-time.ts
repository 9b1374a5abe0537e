const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;

const MONTHS = [
  'January',
  'February',
  'March',
  'April',
  'May',
  'June',
  'July',
  'August',
  'September',
  'October',
  'November',
  'December',
];
const WEEKDAYS = ['Sunday', 'Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday'];

type Local = {
  readonly year: number;
  readonly day: number;
  readonly month: string;
  readonly weekday: string;
  /** 10:32 */
  readonly time: string;
  /** 2026-11-23 */
  readonly date: string;
};

const formats = new Map<string, Intl.DateTimeFormat>();

/**
 * What a clock and a calendar in this zone show. Only numbers are asked of the platform: its words differ from
 * version to version, and what the server paints must be what the browser paints.
 */
function local(at: Date, zone: string): Local {
  const known = formats.get(zone);
  const format =
    known ??
    new Intl.DateTimeFormat('sv-SE', { timeZone: zone, dateStyle: 'short', timeStyle: 'short' });
  if (!known) formats.set(zone, format);
  const [year = 0, month = 1, day = 1, hour = 0, minute = 0] =
    format.format(at).match(/\d+/g)?.map(Number) ?? [];
  const two = (value: number) => String(value).padStart(2, '0');
  return {
    year,
    day,
    month: MONTHS[month - 1] ?? '',
    weekday: WEEKDAYS[new Date(Date.UTC(year, month - 1, day)).getUTCDay()] ?? '',
    time: `${two(hour)}:${two(minute)}`,
    date: `${year}-${two(month)}-${two(day)}`,
  };
}

const short = (name: string): string => name.slice(0, 3);

/** The calendar day in a zone, as YYYY-MM-DD. */
export const dayOf = (at: Date, zone: string): string => local(at, zone).date;

/** 10:32 */
export const clockTime = (at: Date, zone: string): string => local(at, zone).time;

/** In full, for a tooltip: Mon 23 November 2026 at 10:32. */
export function fullTime(at: Date, zone: string): string {
  const { weekday, day, month, year, time } = local(at, zone);
  return `${short(weekday)} ${day} ${month} ${year} at ${time}`;
}

/** Short, for a list: now, 4 m, 3 h, then Sun, 12 Mar, 12 Mar 2025. */
export function relativeTime(at: Date, now: Date, zone: string): string {
  const age = now.getTime() - at.getTime();
  if (age < MINUTE) return 'now';
  if (age < HOUR) return `${Math.floor(age / MINUTE)} m`;
  if (age < DAY) return `${Math.floor(age / HOUR)} h`;
  if (age < 6 * DAY) return short(local(at, zone).weekday);
  return shortDate(at, now, zone);
}

/** 12 Mar, and the year when it is not this one. */
export function shortDate(at: Date, now: Date, zone: string): string {
  const { day, month, year } = local(at, zone);
  return `${day} ${short(month)}${otherYear(year, now, zone)}`;
}

/** A day as a divider says it: Today, Yesterday, Monday 12 March. */
export function dayName(at: Date, now: Date, zone: string): string {
  const { date, weekday, day, month, year } = local(at, zone);
  if (date === dayOf(now, zone)) return 'Today';
  if (date === dayOf(new Date(now.getTime() - DAY), zone)) return 'Yesterday';
  return `${weekday} ${day} ${month}${otherYear(year, now, zone)}`;
}

/** A moment to come, as a sentence needs it: 14:20, tomorrow 14:20, Thu 14:20. */
export function comingTime(at: Date, now: Date, zone: string): string {
  const { date, time, weekday } = local(at, zone);
  if (date === dayOf(now, zone)) return time;
  if (date === dayOf(new Date(now.getTime() + DAY), zone)) return `tomorrow ${time}`;
  return `${short(weekday)} ${time}`;
}

/** The same for what may lie months ahead: 12 Mar 09:00. */
export const untilTime = (at: Date, now: Date, zone: string): string =>
  at.getTime() - now.getTime() < 6 * DAY
    ? comingTime(at, now, zone)
    : `${shortDate(at, now, zone)} ${clockTime(at, zone)}`;

const otherYear = (year: number, now: Date, zone: string): string =>
  year === local(now, zone).year ? '' : ` ${year}`;
