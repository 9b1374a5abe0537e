import type { AttachmentKind, TemplateButton } from '@/lib/domain/attachment';
import type { Channel } from '@/lib/domain/channel';
import type { GraphVerdict } from '@/lib/domain/graph-error';
import type { Inbound, InboundMessage } from '@/lib/domain/inbound';
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
  /** What it tells of, in the provider's word: `message`, `reaction`, `comments` … */
  readonly kind: string;
  /** The provider's id of the message that it is, or speaks of. */
  readonly externalId: string | null;
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
  /** Puts an emoji to a message, or with null takes it away. */
  react(connection: Connection, reaction: OutboundReaction): Promise<ActOutcome>;
  /** Whether somebody here is writing. Nobody waits for it, and nothing is tried again. */
  typing(connection: Connection, to: string, on: boolean): Promise<ActOutcome>;
  /** The thread was read. */
  seen(connection: Connection, to: string): Promise<ActOutcome>;
  /** The newest posts of the account itself. */
  posts(connection: Connection): Promise<PostsOutcome>;
  /** One message by its id, as it is now. */
  message(connection: Connection, externalId: string): Promise<MessageOutcome>;
  /** A page of all threads, latest activity first. Two calls a second are all that may be asked. */
  threads(connection: Connection, cursor: string | null): Promise<ThreadsOutcome>;
  /** A page of a thread's messages, newest first. */
  threadMessages(
    connection: Connection,
    thread: { readonly id: string; readonly cursor: string | null },
  ): Promise<ThreadPageOutcome>;
};

export type OutboundReaction = {
  readonly to: string;
  readonly message: string;
  readonly emoji: string | null;
};

/** What became of a sign that is no message. */
export type ActOutcome =
  | { readonly kind: 'done' }
  | { readonly kind: 'refused'; readonly verdict: GraphVerdict }
  | { readonly kind: 'try_later'; readonly seconds: number };

type Refused = { readonly kind: 'refused'; readonly verdict: GraphVerdict };
type TryLater = { readonly kind: 'try_later'; readonly seconds: number };

/** A message that was asked for, in the same words as one that was told, and what both sides think of it. */
export type FetchedMessage = InboundMessage & {
  readonly reactions: readonly { readonly by: 'contact' | 'business'; readonly emoji: string }[];
};

export type MessageOutcome =
  | { readonly kind: 'found'; readonly message: FetchedMessage }
  /** Deleted there, or too old for the provider to tell. */
  | { readonly kind: 'gone' }
  | Refused
  | TryLater;

export type PostsOutcome =
  | { readonly kind: 'posts'; readonly posts: readonly OwnPost[] }
  | Refused
  | TryLater;

/** A post of the connected account. */
export type OwnPost = {
  readonly id: string;
  readonly caption: string | null;
  /** A picture of it at the provider's; it expires. */
  readonly pictureUrl: string | null;
  readonly at: Date | null;
};

export type ThreadsOutcome =
  | {
      readonly kind: 'threads';
      readonly threads: readonly { readonly id: string; readonly updatedAt: Date | null }[];
      /** Where the next page begins; null at the end. */
      readonly next: string | null;
    }
  | Refused
  | TryLater;

export type ThreadPageOutcome =
  | {
      readonly kind: 'messages';
      readonly messages: readonly FetchedMessage[];
      /** How many the provider names but no longer tells. */
      readonly unavailable: number;
      readonly next: string | null;
    }
  | Refused
  | TryLater;

export type SendOutcome =
  /** `at`: the provider's time, where it is known. `restSeconds`: how long to leave the account alone now. */
  | {
      readonly kind: 'accepted';
      readonly externalId: string;
      readonly at?: Date;
      readonly restSeconds?: number;
    }
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
  /** What hangs on it. */
  readonly kinds: readonly AttachmentKind[];
  readonly fromUs: boolean;
};

export type Connection = {
  readonly channel: Channel;
  readonly externalId: string;
  readonly token: string;
  /** Of the provider's API, such as v26.0. */
  readonly apiVersion: string;
};

/** One message as the provider takes it. */
export type Outbound = {
  readonly to: string;
  readonly content: OutboundContent;
  readonly mode: ReplyMode;
  /** The provider's id of the message that it answers. */
  readonly replyTo: string | null;
};

export type OutboundContent =
  | { readonly kind: 'text'; readonly text: string; readonly quickReplies: readonly string[] }
  /** Words with buttons under them; one without an address is answered by pressing it. */
  | { readonly kind: 'buttons'; readonly text: string; readonly buttons: readonly TemplateButton[] }
  | { readonly kind: 'media'; readonly media: readonly OutboundMedia[] }
  | { readonly kind: 'heart' }
  /** A post of the connected account itself, by its id. */
  | { readonly kind: 'post'; readonly id: string };

export type OutboundMedia = {
  readonly kind: 'image' | 'video' | 'audio' | 'file';
  /** Where the provider may fetch it, for a while. */
  readonly url: string;
};
