import type { Channel } from '@/lib/domain/channel';
import {
  CONVERSATION_STATUSES,
  type ConversationStatus,
  type Direction,
} from '@/lib/domain/conversation';

export const ASSIGNEE_FILTERS = ['mine', 'unassigned', 'all'] as const;
export const STATUS_FILTERS = CONVERSATION_STATUSES;
/** The newest activity first, the soonest to close first, or of the open ones only those that close soon. */
export const LIST_ORDERS = ['newest', 'closing', 'ending'] as const;

/** The list's state as it stands in the address bar. */
export type ListFilter = {
  status: ConversationStatus;
  assignee: (typeof ASSIGNEE_FILTERS)[number];
  order: (typeof LIST_ORDERS)[number];
};

type Contact = {
  id: number;
  /** What to call them: name, else username, else their id at the provider. Never invented. */
  displayName: string;
  name: string | null;
  username: string | null;
  avatarUrl: string | null;
};

type Preview = {
  direction: Direction;
  private: boolean;
  /** The words, cut to what a row can show; null when there are none. */
  text: string | null;
  /** The provider's attachment types: image, video, ig_reel, … */
  kinds: string[];
  status: string;
  /** Taken back by whoever wrote it. */
  unsent: boolean;
};

export type ConversationSummary = {
  number: number;
  inbox: { id: number; name: string; channel: Channel };
  contact: Contact;
  status: ConversationStatus;
  /** ISO 8601; null when it is not snoozed, or until the customer writes. */
  snoozedUntil: string | null;
  assignee: { id: number; name: string } | null;
  /** ISO 8601, the provider's time of the newest message or note. */
  lastActivityAt: string;
  /** ISO 8601; when the reply window closes, null when the customer never wrote. */
  windowClosesAt: string | null;
  unreadCount: number;
  preview: Preview | null;
};

/** An inbox that needs somebody, as those who see it are told. */
export type InboxTrouble = {
  id: number;
  name: string;
  sentence: string;
  /** Nothing can be sent from it. */
  stops: boolean;
};

export type ConversationPage = {
  conversations: ConversationSummary[];
  counts: { mine: number; unassigned: number; all: number };
  /** Of every inbox in view; only with the newest page. */
  troubles: InboxTrouble[];
  /** Pass as `before` for the next page. */
  next: string | null;
  /** Pass as `after` for the page above; null at the newest. */
  previous: string | null;
};

export type ConversationDetail = Omit<ConversationSummary, 'contact' | 'inbox'> & {
  contact: Contact & {
    externalId: string;
    followerCount: number | null;
    verified: boolean | null;
    followsUs: boolean | null;
    weFollow: boolean | null;
    /** ISO 8601 of our first message from or to them. */
    firstSeenAt: string;
    /** Why there is no profile, in words for a person; null when there is one or it is being fetched. */
    profileProblem: string | null;
    /** The profile was fetched so long ago that whoever looks at it should have it asked for again. */
    profileIsOld: boolean;
    /** The team does not want to hear from them. */
    blocked: boolean;
  };
  inbox: ConversationSummary['inbox'] & {
    username: string | null;
    /** What stops this inbox from sending, in words for a person; null when it is healthy. */
    problem: string | null;
    /** What will stop it, or keeps messages out, in words; null when there is no such thing. */
    warning: string | null;
  };
  /** Which reply rule holds: 24 hours, or 7 days with the Human Agent permission. */
  humanAgent: boolean;
  resolvedAt: string | null;
  /** Which other app may answer instead of us, as a sentence calls it; null while we may. */
  heldBy: string | null;
  /** Other conversations with the same person, newest first. */
  previous: { number: number; status: ConversationStatus; lastActivityAt: string }[];
};

export type MemberList = { members: { id: number; name: string; isMe: boolean }[] };
