import type { Channel } from '@/lib/domain/channel';
import type { ConnectFailure } from '@/lib/domain/connect-failure';
import type { GraphVerdict } from '@/lib/domain/graph-error';
import type { Inbound } from '@/lib/domain/inbound';
import type { ReplyMode } from '@/lib/domain/reply-window';
import type { Settings } from '@/lib/domain/setting';

/** Inbound half. One per provider app: a single webhook address can carry several channels. */
export type Receiver = {
  /** The subscription handshake's answer, or null when the request is none of ours. */
  handshake(url: URL, settings: Settings): string | null;
  /** Proves the bytes are the provider's. Runs before anything reads them. */
  verify(body: Uint8Array, headers: Headers, settings: Settings): boolean;
  /** The body as single items, each a slice of it; null when it is not JSON. Total otherwise. */
  split(body: Uint8Array): readonly RawItem[] | null;
  /** One item in our words, ids lossless. Total: the unknown becomes `ignored`, never a throw. */
  parse(item: Pick<RawItem, 'object' | 'entryId' | 'raw'>): Inbound;
};

export type RawItem = {
  readonly object: string;
  readonly entryId: string;
  /** channel : account : contact */
  readonly lane: string;
  /** The provider's time; the time of receipt where it gives none. */
  readonly at: Date | null;
  readonly raw: string;
};

/** Outbound half. One per channel. Nothing here throws for what a provider may do. */
export type Sender = {
  send(connection: Connection, message: Outbound): Promise<SendOutcome>;
  /** Whether the provider accepts the connection; null when it can't be asked. */
  accepts(connection: Connection): Promise<boolean | null>;
  profile(connection: Connection, contact: string): Promise<ProfileOutcome>;
  /** The newest messages of the thread, newest first. */
  recent(connection: Connection, contact: string): Promise<RecentOutcome>;
};

export type SendOutcome =
  /** `at`: the provider's time, where it is known. */
  | { readonly kind: 'accepted'; readonly externalId: string; readonly at?: Date }
  | { readonly kind: 'rejected'; readonly verdict: GraphVerdict }
  | { readonly kind: 'try_later'; readonly seconds: number; readonly verdict: GraphVerdict }
  /** Perhaps sent: a timeout, an unclear answer. Never sent again without proof that it was not. */
  | { readonly kind: 'unknown'; readonly sentence: string };

export type ProfileOutcome =
  | { readonly kind: 'found'; readonly profile: Profile }
  | { readonly kind: 'refused'; readonly verdict: GraphVerdict }
  | { readonly kind: 'try_later'; readonly seconds: number };

export type Profile = {
  readonly name: string | null;
  readonly username: string | null;
  readonly avatarUrl: string | null;
  readonly followerCount: number | null;
  readonly verified: boolean | null;
  readonly followsUs: boolean | null;
  readonly weFollow: boolean | null;
};

export type RecentOutcome =
  | { readonly kind: 'thread'; readonly messages: readonly ThreadMessage[] }
  | { readonly kind: 'refused'; readonly verdict: GraphVerdict }
  | { readonly kind: 'try_later' };

export type ThreadMessage = {
  readonly externalId: string;
  readonly at: Date;
  readonly text: string;
  readonly fromUs: boolean;
};

export type Connection = {
  readonly channel: Channel;
  readonly externalId: string;
  readonly token: string;
  /** Of the provider's API, such as v26.0. */
  readonly apiVersion: string;
};

export type Outbound = { readonly to: string; readonly text: string; readonly mode: ReplyMode };

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
