import type { ConversationStatus } from './conversation';
import type { DeliveryStatus } from './delivery';

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

/** What a conversation looks like to an arriving message. */
export type Standing = {
  readonly status: ConversationStatus;
  readonly lastActivityAt: Date;
  readonly lastInboundAt: Date | null;
  readonly contactSeenAt: Date | null;
  readonly unreadCount: number;
  readonly snoozedUntil: Date | null;
};

/** How a message moves its conversation, in whatever order messages come. A customer's opens it again, but for what is pending. */
export function arrive(standing: Standing, { at, echo }: InboundMessage): Partial<Standing> {
  const lastActivityAt = later(standing.lastActivityAt, at);
  if (echo) return { lastActivityAt };
  return {
    lastActivityAt,
    lastInboundAt: later(standing.lastInboundAt, at),
    unreadCount: standing.unreadCount + 1,
    status: standing.status === 'pending' ? 'pending' : 'open',
    snoozedUntil: null,
  };
}

/** An echo that comes after its own seen mark was read already. */
export const echoStatus = (at: Date, contactSeenAt: Date | null): DeliveryStatus =>
  contactSeenAt && at <= contactSeenAt ? 'read' : 'delivered';
