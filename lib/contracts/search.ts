import type { ConversationStatus, Direction } from '@/lib/domain/conversation';
import type { Marked } from '@/lib/domain/search';

type Person = { id: number; displayName: string; avatarUrl: string | null };

export type SearchResult = {
  /** Found by whom they are with, or by their number; newest activity first. */
  conversations: {
    number: number;
    status: ConversationStatus;
    contact: Person;
    name: Marked;
    username: Marked | null;
    /** ISO 8601. */
    lastActivityAt: string;
  }[];
  /** Found by their words; newest first. */
  messages: {
    id: number;
    number: number;
    contact: Person;
    direction: Direction;
    private: boolean;
    excerpt: Marked;
    /** ISO 8601, the provider's time. */
    at: string;
  }[];
};
