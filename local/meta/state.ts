/** What the simulated Instagram remembers. Times are epoch milliseconds, ids are decimal strings. */
export type State = {
  readonly version: 1;
  readonly accounts: Account[];
  readonly customers: Customer[];
  readonly threads: Thread[];
  /** Webhook deliveries the product has not yet taken. */
  pending: PendingDelivery[];
  /** Signs picture addresses. */
  readonly pictureKey: string;
};

export type Account = {
  /** `/me.user_id`, the webhook's `entry.id`. */
  readonly externalId: string;
  /** `/me.id`. */
  readonly appScopedId: string;
  readonly username: string;
  readonly name: string;
  readonly look: string;
  readonly followers: number;
  readonly follows: number;
  readonly posts: number;
  subscribedFields: string[];
  tokens: Token[];
};

export type Token = {
  readonly value: string;
  readonly issuedAt: number;
  expiresAt: number;
  state: 'valid' | 'password_changed' | 'app_removed';
};

/** How the profile call answers for this person (FACTS §3.5). */
type ProfileAnswer = 'full' | 'empty' | 'no_consent';

export type Customer = {
  readonly externalId: string;
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
};

export type Message = {
  readonly mid: string;
  readonly from: 'customer' | 'business';
  readonly text: string;
  readonly at: number;
  /** Where a business message was written. */
  readonly via?: 'api' | 'app';
};

export type DeliveryKind = 'message' | 'echo' | 'seen';

export type PendingDelivery = {
  readonly id: string;
  readonly kind: DeliveryKind;
  readonly customer: string;
  /** The exact body; every attempt sends these bytes. */
  readonly body: string;
  readonly createdAt: number;
  attempts: number;
};
