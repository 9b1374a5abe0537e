const MINUTE_SECONDS = 60;

/** What the door's answer means; it says `wrong`, `limited:<seconds>` or `unavailable`. */
export function signInProblem(answer: string | null | undefined): string {
  const [code, seconds] = (answer ?? '').split(':');
  if (code === 'wrong' || code === 'CredentialsSignin') {
    return 'This email and password don’t belong together. Check both and try again.';
  }
  if (code === 'limited') {
    return `Too many failed tries. Try again in ${inWords(Number(seconds))}.`;
  }
  if (code === 'csrf') return 'This page was open too long. Reload it and try again.';
  return 'Parley can’t sign you in right now. Try again in a moment.';
}

function inWords(seconds: number): string {
  if (!Number.isFinite(seconds) || seconds <= 0) return 'a few minutes';
  if (seconds < MINUTE_SECONDS) return 'less than a minute';
  const minutes = Math.ceil(seconds / MINUTE_SECONDS);
  return minutes === 1 ? 'one minute' : `${minutes} minutes`;
}

/** Where to go on to: a path of ours that somebody was sent here from, never another site. */
export function nextPath(search: string): string {
  const next = new URLSearchParams(search).get('next') ?? '/';
  return /^\/(?![/\\])/.test(next) && !next.startsWith('/sign-in') ? next : '/';
}
