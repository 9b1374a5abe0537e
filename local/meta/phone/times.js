const MINUTE = 60_000;
const DAY = 86_400_000;

const clock = new Intl.DateTimeFormat(undefined, { hour: 'numeric', minute: '2-digit' });
const weekday = new Intl.DateTimeFormat(undefined, { weekday: 'long' });
const date = new Intl.DateTimeFormat(undefined, { day: 'numeric', month: 'short' });

export const clockTime = (ms) => clock.format(ms);

/** `now`, `5 min`, `3 h`, `2 d`, `3 wk`. */
export function shortAge(ms, now = Date.now()) {
  const age = now - ms;
  if (age < MINUTE) return 'now';
  if (age < 60 * MINUTE) return `${Math.floor(age / MINUTE)} min`;
  if (age < DAY) return `${Math.floor(age / (60 * MINUTE))} h`;
  if (age < 7 * DAY) return `${Math.floor(age / DAY)} d`;
  return `${Math.floor(age / (7 * DAY))} wk`;
}

/** The line between parts of a conversation: `Today 14:05`, `Tuesday 09:12`, `3 Nov 17:40`. */
export function dayTime(ms, now = Date.now()) {
  const midnight = new Date(now).setHours(0, 0, 0, 0);
  const day =
    ms >= midnight
      ? 'Today'
      : ms >= midnight - DAY
        ? 'Yesterday'
        : ms >= midnight - 6 * DAY
          ? weekday.format(ms)
          : date.format(ms);
  return `${day} ${clock.format(ms)}`;
}
