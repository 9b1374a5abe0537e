export type SnoozeTime = { readonly label: string; readonly until: Date };

const MORNING = 9;
const HOUR = 3_600_000;

/** What a snooze can last until, on the clock of this browser: later today only while today has time left. */
export function snoozeTimes(now: Date): readonly SnoozeTime[] {
  const later = new Date(Math.ceil((now.getTime() + 3 * HOUR) / (HOUR / 2)) * (HOUR / 2));
  const isToday = later.getDate() === now.getDate() && later.getHours() < 22;
  const untilMonday = (8 - now.getDay()) % 7 || 7;
  return [
    ...(isToday ? [{ label: 'Later today', until: later }] : []),
    { label: 'Tomorrow morning', until: morningIn(now, 1) },
    ...(untilMonday > 1 ? [{ label: 'Monday morning', until: morningIn(now, untilMonday) }] : []),
    { label: 'In a week', until: morningIn(now, 7) },
  ];
}

/** Days of the calendar, so that a change of the clocks moves nothing. */
const morningIn = (now: Date, days: number): Date =>
  new Date(now.getFullYear(), now.getMonth(), now.getDate() + days, MORNING);

/** As `<input type="datetime-local">` has it: 2026-11-25T09:00, on the clock of this browser. */
export function localInput(at: Date): string {
  const two = (value: number) => String(value).padStart(2, '0');
  const date = [at.getFullYear(), two(at.getMonth() + 1), two(at.getDate())].join('-');
  return `${date}T${two(at.getHours())}:${two(at.getMinutes())}`;
}
