import type { Channel } from '@/lib/domain/channel';
import type { GraphVerdict } from '@/lib/domain/graph-error';
import type { Inbound } from '@/lib/domain/inbound';
import type { ReplyMode } from '@/lib/domain/reply-window';

/** Inbound half. One per provider app: a single webhook address can carry several channels. */
export type Receiver = {
  /** The subscription handshake's answer, or null when the request is none of ours. */
  handshake(url: URL): string | null;
  /** Proves the bytes are the provider's. Runs before anything reads them. */
  verify(body: Uint8Array, headers: Headers): boolean;
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
  /** The newest messages of the thread, newest first, or null when they can't be had. */
  recent(connection: Connection, contact: string): Promise<readonly ThreadMessage[] | null>;
};

export type SendOutcome =
  | { readonly kind: 'accepted'; readonly externalId: string }
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
};

export type Outbound = { readonly to: string; readonly text: string; readonly mode: ReplyMode };
