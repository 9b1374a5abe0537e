import { z } from 'zod';
import { CHANNELS } from '@/lib/domain/channel';
import { CONVERSATION_STATUSES, DIRECTIONS } from '@/lib/domain/conversation';
import { idSchema } from './ids';

export const ASSIGNEE_FILTERS = ['mine', 'unassigned', 'all'] as const;
export const STATUS_FILTERS = ['open', 'resolved'] as const;

/** The list's state as it stands in the address bar. */
export const listFilterSchema = z.object({
  status: z.enum(STATUS_FILTERS).catch('open').default('open'),
  assignee: z.enum(ASSIGNEE_FILTERS).catch('all').default('all'),
});
export type ListFilter = z.infer<typeof listFilterSchema>;

export const listQuerySchema = listFilterSchema.extend({ before: z.string().max(100).optional() });

const contactSchema = z.object({
  id: z.number(),
  /** What to call them: name, else username, else their id at the provider. Never invented. */
  displayName: z.string(),
  name: z.string().nullable(),
  username: z.string().nullable(),
  avatarUrl: z.string().nullable(),
});

const assigneeSchema = z.object({ id: z.number(), name: z.string() });

const previewSchema = z.object({
  direction: z.enum(DIRECTIONS),
  private: z.boolean(),
  /** The words, cut to what a row can show; null when there are none. */
  text: z.string().nullable(),
  /** The provider's attachment types: image, video, ig_reel, … */
  kinds: z.array(z.string()),
  status: z.string(),
});

const conversationSchema = z.object({
  number: z.number(),
  inbox: z.object({ id: z.number(), name: z.string(), channel: z.enum(CHANNELS) }),
  contact: contactSchema,
  status: z.enum(CONVERSATION_STATUSES),
  assignee: assigneeSchema.nullable(),
  /** ISO 8601, the provider's time of the newest message or note. */
  lastActivityAt: z.string(),
  /** ISO 8601; when the reply window closes, null when the customer never wrote. */
  windowClosesAt: z.string().nullable(),
  unreadCount: z.number(),
  preview: previewSchema.nullable(),
});
export type ConversationSummary = z.infer<typeof conversationSchema>;

export const conversationPageSchema = z.object({
  conversations: z.array(conversationSchema),
  counts: z.object({ mine: z.number(), unassigned: z.number(), all: z.number() }),
  /** Pass as `before` for the next page. */
  next: z.string().nullable(),
});
export type ConversationPage = z.infer<typeof conversationPageSchema>;

export const conversationDetailSchema = conversationSchema.extend({
  contact: contactSchema.extend({
    externalId: z.string(),
    followerCount: z.number().nullable(),
    verified: z.boolean().nullable(),
    followsUs: z.boolean().nullable(),
    weFollow: z.boolean().nullable(),
    /** ISO 8601 of our first message from or to them. */
    firstSeenAt: z.string(),
    /** Why there is no profile, in words for a person; null when there is one or it is being fetched. */
    profileProblem: z.string().nullable(),
  }),
  inbox: z.object({
    id: z.number(),
    name: z.string(),
    channel: z.enum(CHANNELS),
    username: z.string().nullable(),
    /** What stops this inbox from sending, in words for a person; null when it is healthy. */
    problem: z.string().nullable(),
  }),
  /** Which reply rule holds: 24 hours, or 7 days with the Human Agent permission. */
  humanAgent: z.boolean(),
  resolvedAt: z.string().nullable(),
  /** Other conversations with the same person, newest first. */
  previous: z.array(
    z.object({
      number: z.number(),
      status: z.enum(CONVERSATION_STATUSES),
      lastActivityAt: z.string(),
    }),
  ),
});
export type ConversationDetail = z.infer<typeof conversationDetailSchema>;

export const assignmentSchema = z.strictObject({ memberId: idSchema.nullable() });

export const memberListSchema = z.object({
  members: z.array(z.object({ id: z.number(), name: z.string(), isMe: z.boolean() })),
});
export type MemberList = z.infer<typeof memberListSchema>;
