const MINUTE = 60_000;

/** Clocks differ, and a provider's may be a little behind ours. */
const SLACK_MS = 2 * MINUTE;
const LOOK_FOR_MS = 15 * MINUTE;

type Sent = {
  readonly content: string | null;
  readonly sendingSince: Date | null;
  readonly at: Date;
};
type Seen = { readonly text: string; readonly at: Date; readonly fromUs: boolean };

/** Whether a message of the provider's thread is the one that we are not sure of: ours, same words, not older. */
export const provenBy = (ours: Sent, theirs: Seen): boolean =>
  theirs.fromUs &&
  theirs.text.trim() === (ours.content ?? '').trim() &&
  theirs.at.getTime() >= (ours.sendingSince ?? ours.at).getTime() - SLACK_MS;

/** Looks come ever more rarely, and end after a quarter of an hour: then a person decides. */
export function nextLookAt(since: Date, now: Date): Date | null {
  const ageMs = now.getTime() - since.getTime();
  return ageMs > LOOK_FOR_MS ? null : new Date(now.getTime() + Math.max(30_000, ageMs * 2));
}
