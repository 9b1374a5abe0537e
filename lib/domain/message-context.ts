/** What brought a message about, as the provider tells it. Every word is the provider's or a stranger's. */
export type Referral = {
  readonly source: 'ad' | 'link' | 'product' | 'other';
  /** What the business had put into the link or ad. */
  readonly ref: string | null;
  readonly adId: string | null;
  readonly adTitle: string | null;
  readonly photoUrl: string | null;
  readonly productId: string | null;
};

export type MessageContext = {
  readonly referral?: Referral;
  /** The payload of the button or ice breaker that was pressed; the message's words are its title. */
  readonly postback?: string;
  /** The payload of the quick reply that was chosen. */
  readonly quickReply?: string;
};
