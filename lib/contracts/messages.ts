import type { AttachmentKind, TemplateCard } from '@/lib/domain/attachment';
import type { Direction } from '@/lib/domain/conversation';
import type { DeliveryStatus } from '@/lib/domain/delivery';
import type { MessageContext } from '@/lib/domain/message-context';

export type Attachment = {
  id: number;
  kind: AttachmentKind;
  /** Our own, authorised address of its bytes; null when there is nothing to fetch. */
  src: string | null;
  /** The same of a still picture. */
  poster: string | null;
  /** Its page in the provider's app. */
  permalink: string | null;
  title: string | null;
  author: string | null;
  cards: readonly TemplateCard[] | null;
  fileName: string | null;
  /** By its own bytes; null until they were looked at. */
  contentType: string | null;
  /** In bytes. */
  byteSize: number | null;
  /** In px. */
  width: number | null;
  height: number | null;
  /** ISO 8601, when a story ends at the latest. */
  endsAt: string | null;
  /** The provider does not have it any more. */
  gone: boolean;
};

/** The message that another one answers. */
export type Quote = {
  /** Null when we don't have it. */
  id: number | null;
  direction: Direction | null;
  /** The beginning of its words. */
  text: string | null;
  kinds: AttachmentKind[];
  unsent: boolean;
};

export type Reaction = {
  by: 'contact' | 'business';
  emoji: string;
  /** Why the provider does not have ours, in words; null while it has or will. */
  problem: string | null;
};

export type Message = {
  id: number;
  /** The composer's name for the reply this is a part of, and which part, counted from 0. */
  clientId: string | null;
  part: number;
  direction: Direction;
  /** A note that only the team sees. */
  private: boolean;
  text: string | null;
  /** What its attachments are; those of older messages may be all that is known of them. */
  kinds: AttachmentKind[];
  attachments: Attachment[];
  replyTo: Quote | null;
  context: MessageContext | null;
  /** What the customer may press instead of writing. */
  quickReplies: string[];
  reactions: Reaction[];
  /** How often it was edited, and when last (ISO 8601). */
  edits: number;
  editedAt: string | null;
  /** ISO 8601; nothing else of an unsent message is left. */
  unsentAt: string | null;
  /** Read from the provider's past. */
  imported: boolean;
  status: DeliveryStatus;
  /** ISO 8601, when the customer read it; null when they did not, or nobody knows when. */
  seenAt: string | null;
  /** Why it failed or is not confirmed, in one plain sentence. */
  problem: string | null;
  /** Who wrote it: a member, the provider's own app or another one, or the customer. */
  sender:
    | { type: 'member'; id: number; name: string }
    | { type: 'app'; isProviders: boolean }
    | { type: 'contact' }
    | { type: 'system' };
  /** ISO 8601, the provider's time. */
  at: string;
};

/** What an edited message said before, the first words first. Times are ISO 8601. */
export type Versions = { versions: { edit: number; text: string | null; at: string }[] };

/** Oldest first. `before` and `after` fetch the pages beside this one; null where the thread ends. */
export type MessagePage = {
  messages: Message[];
  before: string | null;
  after: string | null;
};

/** Before everything that was ever written; as `after` it asks for a thread's beginning. */
export const BEGINNING = '0-0';

export type Replied = { messages: Message[] };
