import 'server-only';
import type { Applied } from '../events/apply';

/** What speaks of a message that we don't have yet waits for it. */
export const NOT_HERE: Applied = { ending: { state: 'waiting', reason: 'message_not_here' } };

/** What speaks of a message that is gone has nothing left to say. */
export const UNSENT: Applied = {
  ending: { state: 'done', reason: 'message_unsent' },
  redact: 'unsent',
};
