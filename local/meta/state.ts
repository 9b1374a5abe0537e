/** What the simulated Instagram remembers. Times are epoch milliseconds, ids are decimal strings. */
export type State = {
  readonly version: 2;
  readonly accounts: Account[];
  readonly customers: Customer[];
  readonly threads: Thread[];
  readonly comments: Comment[];
  readonly assets: Asset[];
  /** What the login handed out and nobody has exchanged yet, or has already. */
  codes: LoginCode[];
  /** Webhook deliveries the product has not yet taken. */
  pending: PendingDelivery[];
  /** Signs picture addresses. */
  readonly pictureKey: string;
  /** How far this Meta's clock is ahead of the machine's, ms. */
  clockOffset: number;
};

export type AccountType = 'BUSINESS' | 'MEDIA_CREATOR' | 'PERSONAL';

export type Account = {
  /** `/me.user_id`, the webhook's `entry.id`. */
  readonly externalId: string;
  /** `/me.id`. */
  readonly appScopedId: string;
  username: string;
  name: string | null;
  look: string | null;
  followers: number;
  follows: number;
  posts: number;
  type: AccountType;
  /** Has a role on the app; without one, only an app that is live and reviewed sees the account. */
  hasRole: boolean;
  /** Comments of private accounts are not told. */
  isPublic: boolean;
  /** The owner's "allow access to messages". */
  messageAccess: boolean;
  subscribedFields: string[];
  tokens: Token[];
  /** Since when no delivery for this account has been taken. */
  failingSince: number | null;
};

/** Why a token no longer works; each has a subcode of its own (FACTS §4.2). */
export type TokenState =
  | 'valid'
  | 'app_removed'
  | 'checkpointed'
  | 'password_changed'
  | 'unconfirmed'
  | 'invalid';

export type Token = {
  readonly value: string;
  readonly kind: 'short' | 'long';
  readonly scopes: readonly string[];
  issuedAt: number;
  expiresAt: number;
  state: TokenState;
};

export type LoginCode = {
  readonly value: string;
  readonly account: string;
  readonly redirectUri: string;
  readonly scopes: readonly string[];
  readonly issuedAt: number;
  used: boolean;
};

/** How the profile call answers for this person (FACTS §3.5). */
type ProfileAnswer = 'full' | 'empty' | 'no_consent' | 'not_found';

export type Customer = {
  /** The IGSID: one for each person and business (FACTS §0.1). */
  readonly externalId: string;
  /** The business this id belongs to. */
  readonly account: string;
  /** The same human being, whichever business they write to. */
  readonly person: string;
  name: string | null;
  username: string;
  /** Which portrait; null when the person has no picture. */
  look: string | null;
  followerCount: number;
  verified: boolean;
  followsUs: boolean;
  weFollow: boolean;
  profile: ProfileAnswer;
  /** The person blocked the business, or is gone. */
  blocked: boolean;
  hasRole: boolean;
};

export type ThreadState = 'waiting' | 'answered' | 'done';

export type Thread = {
  readonly customer: string;
  /** The number inside message and conversation ids. */
  readonly number: string;
  readonly account: string;
  /** How the demo's conversation stands; the product's seed reads it. */
  readonly state: ThreadState;
  /** In order of time. */
  readonly messages: Message[];
  /** The customer has read up to here. */
  customerSeenAt: number | null;
  /** The business has read up to here. */
  businessSeenAt: number | null;
  /** When the person last did something that opens the window without writing. */
  actedAt: number | null;
  /** When the owner let the person in, or answered. Null keeps a stranger in Requests. */
  acceptedAt: number | null;
  /** The app that holds the thread; null when it is ours, or idle. */
  owner: string | null;
};

export type Message = {
  readonly mid: string;
  readonly from: 'customer' | 'business';
  text: string;
  readonly at: number;
  /** Where a business message was written. */
  readonly via?: 'api' | 'app' | 'private_reply';
  attachments?: readonly Attachment[];
  readonly replyTo?: ReplyTo;
  readonly quickReply?: string;
  readonly quickReplies?: readonly string[];
  readonly postback?: string;
  readonly referral?: object;
  readonly unsupported?: boolean;
  reactions?: readonly Reaction[];
  /** What it said before, oldest first. */
  edits?: readonly { readonly text: string; readonly at: number }[];
  unsentAt?: number;
};

export type Attachment = {
  readonly type: string;
  readonly asset?: string;
  readonly title?: string;
  /** An address that is not a CDN one, such as a reel's permalink. */
  readonly url?: string;
  /** Anything else, as it goes over the wire. */
  readonly payload?: object;
};

export type ReplyTo = { readonly mid: string } | { readonly story: string };

export type Reaction = {
  readonly by: 'customer' | 'business';
  readonly emoji: string;
  readonly at: number;
};

/** A file on the CDN: drawn from its seed, or stored beside the state. */
export type Asset = {
  readonly id: string;
  readonly type: string;
  readonly seed: string | null;
  readonly account: string;
  readonly createdAt: number;
  /** A story's end. */
  readonly endsAt: number | null;
  /** What stands below it, where it is a post. */
  readonly caption?: string;
  /** Its address in the Send API; dies after 90 days. */
  readonly attachmentId: string | null;
  deletedAt: number | null;
};

export type Comment = {
  readonly id: string;
  readonly account: string;
  readonly customer: string;
  readonly media: string;
  readonly parent: string | null;
  readonly live: boolean;
  readonly text: string;
  readonly at: number;
  /** The private reply, of which there is one. */
  repliedWith: string | null;
  deletedAt: number | null;
};

export type DeliveryKind =
  | 'message'
  | 'echo'
  | 'seen'
  | 'edit'
  | 'reaction'
  | 'postback'
  | 'referral'
  | 'optin'
  | 'handover'
  | 'comment'
  | 'live_comment'
  | 'standby'
  | 'other';

export type PendingDelivery = {
  readonly id: string;
  readonly kind: DeliveryKind;
  /** For whose account; an empty string when for none. */
  readonly account: string;
  readonly customer: string;
  /** The exact body; every attempt sends these bytes. */
  readonly body: string;
  readonly createdAt: number;
  attempts: number;
};
