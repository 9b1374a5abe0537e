import 'server-only';

/** How long somebody has to wait, rounded up. */
export function waitingWords(seconds: number): string {
  const minutes = Math.ceil(seconds / 60);
  return minutes === 1 ? 'a minute' : `${minutes} minutes`;
}
