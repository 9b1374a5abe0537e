/** One thing that a provider told us, in our words. Ids are text; times are the provider's. */
export type InboundMessage = {
  readonly kind: 'message';
  readonly externalId: string;
  readonly contact: string;
  readonly at: Date;
  readonly text: string | null;
  /** Attachment types as the provider names them; what they carry is shown in the provider's app. */
  readonly kinds: readonly string[];
  /** The business wrote it: through us, or in the provider's own app. */
  readonly echo: boolean;
};

export type InboundSeen = {
  readonly kind: 'seen';
  /** Everything up to and including this message was read. */
  readonly externalId: string;
  readonly contact: string;
  readonly at: Date;
};

/** Kept, and shown to nobody yet. The reason is a stable word. */
export type InboundIgnored = { readonly kind: 'ignored'; readonly reason: string };

export type Inbound = InboundMessage | InboundSeen | InboundIgnored;

export const later = (a: Date | null, b: Date): Date => (a && a > b ? a : b);
