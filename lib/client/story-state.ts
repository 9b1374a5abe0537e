import type { Attachment } from '@/lib/contracts/messages';

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;

export type StoryState =
  | { readonly over: true }
  | {
      readonly over: false;
      /** "gone in 3 h"; null when its end is not known. */
      readonly remaining: string | null;
    };

/** Whether a story can still be there, and for how long at most. */
export function storyState({ gone, endsAt }: Pick<Attachment, 'gone' | 'endsAt'>, now: Date) {
  const left = endsAt === null ? null : Date.parse(endsAt) - now.getTime();
  const isOver = gone || (left !== null && left <= 0);
  const state: StoryState = isOver
    ? { over: true }
    : { over: false, remaining: left === null ? null : `gone in ${lengthOf(left)}` };
  return state;
}

/** Rounded up, so that nothing is gone before it is said to be. */
const lengthOf = (ms: number): string =>
  ms > HOUR ? `${Math.ceil(ms / HOUR)} h` : `${Math.ceil(ms / MINUTE)} min`;
