import type { AttachmentKind } from './attachment';

const MINUTE = 60_000;

/** Longer than any call to a provider takes: a row that is being sent for so long has lost its worker. */
export const SENDING_LIMIT_MS = MINUTE;

/** Clocks differ, and a provider's may be a little behind ours. */
const SLACK_MS = 2 * MINUTE;
const LOOK_FOR_MS = 15 * MINUTE;

type Sent = {
  readonly content: string | null;
  readonly kinds: readonly AttachmentKind[];
  readonly sendingSince: Date | null;
  readonly at: Date;
};
type Seen = {
  readonly text: string;
  readonly kinds: readonly AttachmentKind[];
  readonly at: Date;
  readonly fromUs: boolean;
};

/**
 * Whether a message of the provider's is the one that we are not sure of: ours, the same words, from about when it was
 * being sent. Whoever types “ok” in the provider's app an hour later has not sent our “ok”.
 */
export function provenBy(ours: Sent, theirs: Seen): boolean {
  const from = (ours.sendingSince ?? ours.at).getTime() - SLACK_MS;
  const until = ours.sendingSince
    ? ours.sendingSince.getTime() + SENDING_LIMIT_MS + SLACK_MS
    : Number.POSITIVE_INFINITY;
  const at = theirs.at.getTime();
  const says = (ours.content ?? '').trim() === theirs.text.trim();
  const carries = sameFiles(ours.kinds, theirs.kinds);
  return theirs.fromUs && says && carries && at >= from && at <= until;
}

/** Several files of a message may be told one by one. */
const sameFiles = (ours: readonly AttachmentKind[], theirs: readonly AttachmentKind[]): boolean =>
  ours.length === 0
    ? theirs.length === 0
    : theirs.length > 0 && theirs.every((kind) => ours.includes(kind));

/** Looks come ever more rarely, and end after a quarter of an hour: then a person decides. */
export function nextLookAt(since: Date, now: Date): Date | null {
  const ageMs = now.getTime() - since.getTime();
  return ageMs > LOOK_FOR_MS ? null : new Date(now.getTime() + Math.max(30_000, ageMs * 2));
}
