const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;

export type WindowState = {
  /** Calm above 6 h, soon to 1 h, last below; never: they have not written yet. */
  readonly tone: 'calm' | 'soon' | 'last' | 'closed' | 'never';
  /** What is left of the last day, from 1 to 0. */
  readonly left: number;
  /** 6 d, 4 h, 35 m; empty when it is closed. */
  readonly label: string;
};

const toneOf = (left: number): WindowState['tone'] => {
  if (left > 6 * HOUR) return 'calm';
  return left > HOUR ? 'soon' : 'last';
};

function labelOf(left: number): string {
  if (left >= 2 * DAY) return `${Math.floor(left / DAY)} d`;
  if (left >= HOUR) return `${Math.floor(left / HOUR)} h`;
  return `${Math.max(1, Math.floor(left / MINUTE))} m`;
}

/** The reply window as a row shows it. Closed from its closing millisecond on, as the server decides. */
export function windowState(closesAt: string | null, now: Date): WindowState {
  if (!closesAt) return { tone: 'never', left: 0, label: '' };

  const left = new Date(closesAt).getTime() - now.getTime();
  if (left <= 0) return { tone: 'closed', left: 0, label: '' };
  return { tone: toneOf(left), left: Math.min(1, left / DAY), label: labelOf(left) };
}

export const mayReply = ({ tone }: WindowState): boolean => tone !== 'closed' && tone !== 'never';
