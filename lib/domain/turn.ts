import type { AttachmentKind } from './attachment';
import type { DeliveryStatus } from './delivery';

type Waiting = {
  readonly status: DeliveryStatus;
  readonly kinds: readonly AttachmentKind[];
  readonly reason: string | null;
  readonly dueAt: Date | null;
};

/** A file that the provider could not fetch is tried again by itself, while others pass. */
export const mayBeOvertaken = ({ kinds, reason }: Pick<Waiting, 'kinds' | 'reason'>): boolean =>
  kinds.length > 0 && reason === 'media_not_fetched';

/** Whose turn it is among those that wait, in the order they were written; null while somebody is on the way or must wait. */
export function nextInLine<M extends Waiting>(waiting: readonly M[], now: Date): M | null {
  for (const message of waiting) {
    if (message.status !== 'queued') return null;
    if (!message.dueAt || message.dueAt <= now) return message;
    if (!mayBeOvertaken(message)) return null;
  }
  return null;
}

/** Files have a rate of their own. */
export const isMedia = ({ kinds }: Pick<Waiting, 'kinds'>): boolean =>
  kinds.some((kind) => MEDIA.includes(kind));

const MEDIA: readonly AttachmentKind[] = ['image', 'video', 'audio', 'file'];
