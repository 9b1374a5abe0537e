import type { InboxSettings } from './inboxes';

export type ConnectionHealth = Pick<
  InboxSettings,
  | 'id'
  | 'name'
  | 'channel'
  | 'username'
  | 'state'
  | 'problem'
  | 'problemSince'
  | 'subscribeProblem'
  | 'restriction'
  | 'tokenExpiresAt'
> & {
  /** ISO 8601, by the server's clock: when this was so. */
  readonly at: string;
  /** ISO 8601; from when on the token is renewed, null while somebody has to log in first. */
  readonly renewsAt: string | null;
  /** How often in a row that failed. */
  readonly renewalFailures: number;
  readonly permissions: readonly Permission[];
  /** ISO 8601; null: none yet. */
  readonly lastEventAt: string | null;
  /** ISO 8601; null: none yet. */
  readonly lastSentAt: string | null;
  /** Of the last seven days, the most frequent first. */
  readonly errors: readonly ConnectionError[];
};

type Permission = {
  /** As the provider calls it. */
  readonly name: string;
  /** What it lets us do, after “the permission …”. */
  readonly allows: string;
  /** Null when nobody was asked: it was connected before that was kept. */
  readonly isGranted: boolean | null;
};

type ConnectionError = {
  readonly sentence: string;
  readonly count: number;
  /** ISO 8601 */
  readonly lastAt: string;
};

/** What the provider says when it is asked now. */
export type Delivery =
  | {
      readonly ok: true;
      readonly fields: readonly { readonly name: string; readonly isDelivered: boolean }[];
      /** How far our clock is ahead of the provider's, in ms; null when it does not tell. */
      readonly aheadMs: number | null;
    }
  | { readonly ok: false; readonly sentence: string };
