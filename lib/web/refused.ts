import 'server-only';
import type { ReplyRefusal } from '@/lib/domain/reply-window';
import { problem } from './endpoint';

export type Refusal =
  | ReplyRefusal
  | {
      readonly reason: 'inbox_disconnected' | 'file_refused' | 'quote_refused' | 'reactions_off';
      readonly problem: string;
    };

/** Why a reply was not taken, in one sentence; nothing was saved. */
export function refused(refusal: Refusal): Response {
  return problem(409, { code: refusal.reason, message: sentenceFor(refusal) });
}

export function sentenceFor(refusal: Refusal): string {
  if ('problem' in refusal) return refusal.problem;
  if (refusal.reason === 'never_wrote') {
    return 'You can answer once this person has written to you.';
  }
  return 'The reply window has closed. You can answer when the customer writes again.';
}
