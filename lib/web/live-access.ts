import 'server-only';
import { db } from '@/db/client';
import { listInboxes } from '@/db/queries/inboxes';
import type { Note } from '@/lib/contracts/live';
import { inWords, log } from '@/lib/platform/log';
import { memberNow } from './session';

type Watched = {
  readonly accountId: number;
  readonly memberId: number;
  readonly userId: number;
  readonly sessionId: string;
};

export type Access = {
  /** Whether the member may hear of this. */
  hears(note: Note): boolean;
  /** Looks again what they may see; `closed` once there is no place for them in the account. */
  renew(): Promise<'open' | 'closed' | 'signed_out' | 'unknown'>;
  /** Until the next look, nothing about conversations gets through. */
  doubt(): void;
};

/** What an open stream may carry. It outlives the request that opened it, so it asks the rows again. */
export function watchAccess({ accountId, memberId, ...visitor }: Watched): Access {
  let visible: 'all' | ReadonlySet<number> = new Set();
  let doubts = 0;
  return {
    hears(note) {
      if (note.type === 'conversation') return visible === 'all' || visible.has(note.inbox);
      return note.type === 'access' ? note.member === memberId : note.type === 'refresh';
    },
    doubt() {
      doubts += 1;
      visible = new Set();
    },
    async renew() {
      const before = doubts;
      try {
        const scope = await memberNow(accountId, visitor);
        if (typeof scope === 'string') return scope;
        const seen =
          scope.role === 'administrator'
            ? 'all'
            : new Set((await listInboxes(db, scope)).map(({ id }) => id));
        // Something changed while we looked: the look that follows it knows better.
        if (doubts === before) visible = seen;
        return 'open';
      } catch (error) {
        log.warn('live.access_unknown', { error: inWords(error) });
        return 'unknown';
      }
    },
  };
}
