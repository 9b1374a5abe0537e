import 'server-only';
import type { ConnectFailure } from '@/lib/domain/connect-failure';
import type { GraphVerdict } from '@/lib/domain/graph-error';
import type { Settings } from '@/lib/domain/setting';
import type { Connection } from './channel';

/** How an account is connected and stays so. One per channel that people log in to. */
export type Login = {
  /** Where a person is sent to log in. `again`: they have to type who they are. */
  authorizeUrl(settings: Settings, request: LoginRequest): string | null;
  /** What came back for an account that can be used, all of it fetched, nothing assumed. */
  redeem(
    settings: Settings,
    given: { readonly code: string; readonly redirectUri: string },
  ): Promise<Redeemed>;
  /** What the provider says that it delivers now. */
  subscription(connection: Connection): Promise<Subscription>;
  /** Asks for webhooks, and reads back what is delivered from now on. */
  subscribe(connection: Connection, permissions: readonly string[]): Promise<Subscribed>;
  /** Asks for no more webhooks. False when the provider could not be told. */
  unsubscribe(connection: Connection): Promise<boolean>;
  /** Another token for one that still works; the old one stays good until its own end. */
  refresh(connection: Connection): Promise<Refreshed>;
};

export type LoginRequest = {
  readonly state: string;
  readonly redirectUri: string;
  readonly again: boolean;
};

/** A connected account with a token that lasts. */
export type Connected = {
  readonly externalId: string;
  /** Another id of the same account, by which the provider tells of its removal. */
  readonly appScopedId: string | null;
  readonly username: string | null;
  readonly name: string | null;
  readonly token: string;
  readonly expiresInSeconds: number;
  readonly permissions: readonly string[];
};

export type Redeemed =
  | { readonly ok: true; readonly account: Connected }
  | { readonly ok: false; readonly failure: ConnectFailure };

export type Refreshed =
  | { readonly kind: 'refreshed'; readonly token: string; readonly expiresInSeconds: number }
  | { readonly kind: 'refused'; readonly verdict: GraphVerdict }
  | { readonly kind: 'try_later' };

export type Subscription =
  | {
      readonly ok: true;
      readonly fields: readonly string[];
      /** How far our clock is ahead of the provider's, in ms; null when it does not tell. */
      readonly aheadMs: number | null;
    }
  | { readonly ok: false; readonly verdict: GraphVerdict };

export type Subscribed =
  | { readonly ok: true; readonly fields: readonly string[] }
  | { readonly ok: false; readonly verdict: GraphVerdict };
