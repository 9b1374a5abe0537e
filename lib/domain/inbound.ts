import type { AttachmentKind, TemplateCard } from './attachment';
import type { ConversationStatus } from './conversation';
import type { DeliveryStatus } from './delivery';
import type { MessageContext } from './message-context';

/** What a message carries besides words, as the provider told it. Addresses are the provider's own. */
export type InboundAttachment = {
  readonly kind: AttachmentKind;
  /** The provider's word for it. */
  readonly providerKind: string;
  readonly externalId: string | null;
  readonly url: string | null;
  readonly previewUrl: string | null;
  readonly permalink: string | null;
  readonly title: string | null;
  readonly author: string | null;
  readonly cards: readonly TemplateCard[] | null;
};

/** One thing that a provider told us, in our words. Ids are text; times are the provider's. */
export type InboundMessage = {
  readonly kind: 'message';
  readonly externalId: string;
  readonly contact: string;
  readonly at: Date;
  readonly text: string | null;
  readonly attachments: readonly InboundAttachment[];
  /** The provider's id of the message that this one answers. */
  readonly replyTo: string | null;
  readonly context: MessageContext | null;
  /** The business wrote it: through us, or in the provider's own app. */
  readonly echo: boolean;
  /** The app that wrote an echo, where the provider says so. */
  readonly appId: string | null;
  /** Told to us while another app holds the conversation. */
  readonly standby: boolean;
};

/** What is said of a message that may not be here yet. */
type AboutMessage = {
  readonly externalId: string;
  readonly contact: string;
  readonly at: Date;
};

/** Everything up to and including this message was read. */
export type InboundSeen = AboutMessage & { readonly kind: 'seen' };
/** The customer's; null takes it back. */
export type InboundReaction = AboutMessage & {
  readonly kind: 'reaction';
  readonly emoji: string | null;
};
export type InboundEdit = AboutMessage & {
  readonly kind: 'edit';
  readonly text: string | null;
  /** How often it was edited by then, from 1. */
  readonly edit: number;
};
export type InboundUnsend = AboutMessage & { readonly kind: 'unsend' };

/** There is a message, and nothing is said of it: it has to be asked for by its id. */
export type InboundPointer = {
  readonly kind: 'pointer';
  readonly externalId: string;
  readonly at: Date;
};

/** Which app may answer somebody. */
export type InboundControl = {
  readonly kind: 'control';
  readonly contact: string;
  readonly at: Date;
  readonly change: 'passed' | 'taken' | 'requested';
  /** Who has it from now on, or asks for it. */
  readonly appId: string | null;
};

/** Something that the customer did besides writing, told as a line in the thread. */
export type InboundAct = {
  readonly kind: 'act';
  readonly contact: string;
  readonly at: Date;
  readonly act:
    | { readonly type: 'referral'; readonly context: MessageContext }
    | { readonly type: 'optin'; readonly title: string | null };
};

/** The provider restricts the account, or no longer does. */
export type InboundPolicy = {
  readonly kind: 'policy';
  readonly at: Date;
  readonly restricts: boolean;
  readonly reason: string | null;
};

/** Kept, and shown to nobody yet. The reason is a stable word. */
export type InboundIgnored = { readonly kind: 'ignored'; readonly reason: string };

export type Inbound =
  | InboundMessage
  | InboundSeen
  | InboundReaction
  | InboundEdit
  | InboundUnsend
  | InboundPointer
  | InboundControl
  | InboundAct
  | InboundPolicy
  | InboundIgnored;

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

type Arriving = Pick<InboundMessage, 'at' | 'echo'> & {
  /** The team does not want to hear from the writer. */
  readonly blocked: boolean;
};

/**
 * How a message moves its conversation, in whatever order messages come. A customer's opens it again, but for what is
 * pending; one of somebody blocked stays where it is and asks for nobody.
 */
export function arrive(standing: Standing, { at, echo, blocked }: Arriving): Partial<Standing> {
  const lastActivityAt = later(standing.lastActivityAt, at);
  if (echo) return { lastActivityAt };
  const lastInboundAt = later(standing.lastInboundAt, at);
  if (blocked) return { lastActivityAt, lastInboundAt };
  return {
    lastActivityAt,
    lastInboundAt,
    unreadCount: standing.unreadCount + 1,
    status: standing.status === 'pending' ? 'pending' : 'open',
    snoozedUntil: null,
  };
}

/** The same of one from before: nobody waits for it here, so only the reply window may move. */
export const recall = (
  { lastInboundAt }: Pick<Standing, 'lastInboundAt'>,
  { at, echo }: Pick<InboundMessage, 'at' | 'echo'>,
): Partial<Standing> => (echo ? {} : { lastInboundAt: later(lastInboundAt, at) });

/** An echo that comes after its own seen mark was read already. */
export const echoStatus = (at: Date, contactSeenAt: Date | null): DeliveryStatus =>
  contactSeenAt && at <= contactSeenAt ? 'read' : 'delivered';
