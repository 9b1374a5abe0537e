import type { Direction } from '@/lib/domain/conversation';
import type { DeliveryStatus } from '@/lib/domain/delivery';

export type Message = {
  id: number;
  /** The composer's name for the reply this is a part of, and which part, counted from 0. */
  clientId: string | null;
  part: number;
  direction: Direction;
  /** A note that only the team sees. */
  private: boolean;
  text: string | null;
  kinds: string[];
  status: DeliveryStatus;
  /** ISO 8601, when the customer read it; null when they did not, or nobody knows when. */
  seenAt: string | null;
  /** Why it failed or is not confirmed, in one plain sentence. */
  problem: string | null;
  /** Who wrote it: a member, the provider's own app, or the customer. */
  sender:
    | { type: 'member'; id: number; name: string }
    | { type: 'app' }
    | { type: 'contact' }
    | { type: 'system' };
  /** ISO 8601, the provider's time. */
  at: string;
};

/** Oldest first. `before` and `after` fetch the pages beside this one; null where the thread ends. */
export type MessagePage = {
  messages: Message[];
  before: string | null;
  after: string | null;
};

/** Before everything that was ever written; as `after` it asks for a thread's beginning. */
export const BEGINNING = '0-0';

export type Replied = { messages: Message[] };
