import { z } from 'zod';
import { CONVERSATION_STATUSES } from '@/lib/domain/conversation';
import { apiChannel } from './inboxes';
import { notYet, unixSeconds, wholeNumber } from './input';
import { messageSchema } from './messages';
import { operation } from './operation';
import { agentSchema, contactSchema } from './people';

const status = z.enum(CONVERSATION_STATUSES);
const seconds = (what: string) => z.int().describe(`${what} Unix seconds.`);

export const conversationSchema = z
  .object({
    id: z.int().describe('The number of the conversation in its account.'),
    account_id: z.int(),
    inbox_id: z.int(),
    status,
    created_at: seconds('When it began.'),
    timestamp: seconds('The same as `last_activity_at`.'),
    last_activity_at: seconds('The provider’s time of the newest message or note.'),
    contact_last_seen_at: seconds('Up to when the customer has read; 0 when that is not known.'),
    snoozed_until: z
      .int()
      .nullable()
      .describe(
        'When it opens by itself, Unix seconds; null when only the customer ends the snooze.',
      ),
    unread_count: z.int().describe('Customer messages since a member last opened the thread.'),
    can_reply: z.boolean().describe('Whether the provider would take a reply now.'),
    messages: z
      .array(messageSchema)
      .describe('The newest that is no activity line, if there is one.'),
    last_non_activity_message: messageSchema.nullable(),
    labels: z.array(z.string()),
    meta: z.object({
      sender: contactSchema,
      assignee: agentSchema.nullable(),
      channel: apiChannel,
    }),
    additional_attributes: z.object({}),
    custom_attributes: z.object({}),
  })
  .meta({ title: 'Conversation' });
export type ApiConversation = z.infer<typeof conversationSchema>;

const count = z.int();

export const listConversations = operation({
  id: 'listConversations',
  tag: 'Conversations',
  method: 'GET',
  path: '/api/v1/accounts/{account_id}/conversations',
  summary: 'List conversations',
  description: [
    '25 a page, newest activity first. The counts obey every filter but `assignee_type`.',
    'Agents get the conversations of the inboxes that they are a member of.',
  ],
  input: z.object({
    status: z.enum([...CONVERSATION_STATUSES, 'all']).default('open'),
    inbox_id: wholeNumber.optional().describe('Only of this inbox.'),
    assignee_type: z.enum(['me', 'unassigned', 'assigned', 'all']).default('all'),
    page: wholeNumber.default(1).describe('Counted from 1.'),
    q: notYet('Conversations can’t be searched here yet.'),
    labels: notYet('There are no labels yet.'),
    team_id: notYet('There are no teams.'),
  }),
  answer: z
    .object({
      data: z.object({
        meta: z.object({
          mine_count: count,
          unassigned_count: count,
          assigned_count: count,
          all_count: count,
        }),
        payload: z.array(conversationSchema),
      }),
    })
    .meta({ title: 'ConversationList' }),
  refusals: [404, 422],
  example: { status: 'open', assignee_type: 'unassigned', page: 1 },
});

export const getConversation = operation({
  id: 'getConversation',
  tag: 'Conversations',
  method: 'GET',
  path: '/api/v1/accounts/{account_id}/conversations/{conversation_id}',
  summary: 'Get one conversation',
  description: [],
  input: z.object({}),
  answer: conversationSchema,
  refusals: [404],
  example: {},
});

export const toggleStatus = operation({
  id: 'toggleStatus',
  tag: 'Conversations',
  method: 'POST',
  path: '/api/v1/accounts/{account_id}/conversations/{conversation_id}/toggle_status',
  summary: 'Open, resolve, snooze, set pending',
  description: [
    'Without a `status`, what is open is resolved and everything else is opened.',
    'A snoozed conversation opens at `snoozed_until`, and in any case when the customer writes.',
  ],
  input: z.object({
    status: z.union([status, z.null(), z.literal('')]).optional(),
    snoozed_until: z
      .union([unixSeconds, z.null(), z.literal('')])
      .optional()
      .describe(
        'With `snoozed`: when it opens by itself, Unix seconds. Left out, it opens when the customer writes.',
      ),
  }),
  answer: z
    .object({
      meta: z.object({}),
      payload: z.object({
        success: z.literal(true),
        current_status: status,
        conversation_id: z.int(),
        snoozed_until: z.int().nullable(),
      }),
    })
    .meta({ title: 'StatusToggle' }),
  refusals: [403, 404, 413, 422],
  example: { status: 'snoozed', snoozed_until: 1_798_790_400 },
});
