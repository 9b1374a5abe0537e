import { z } from 'zod';
import { MOST_FILES } from '@/lib/domain/upload';
import { typedText } from '../text';
import { flag, listOf, notYet, wholeNumber } from './input';
import { attachmentSchema, contentAttributes } from './message-parts';
import { operation } from './operation';
import { agentSchema, contactSchema } from './people';
import { MOST_FORM_BYTES } from './uploads';

const seconds = (what: string) => z.int().describe(`${what} Unix seconds.`);

export const messageSchema = z
  .object({
    id: z.int(),
    content: z.string().nullable().describe('Null when there are no words, or they were unsent.'),
    account_id: z.int(),
    inbox_id: z.int(),
    conversation_id: z.int().describe('The number of the conversation.'),
    message_type: z
      .union([z.literal(0), z.literal(1), z.literal(2), z.literal(3)])
      .describe('0 incoming, 1 outgoing, 2 activity, 3 template.'),
    content_type: z.literal('text'),
    status: z
      .enum(['progress', 'sent', 'delivered', 'read', 'failed'])
      .describe('`progress` while it waits or is being sent.'),
    private: z.boolean().describe('A note that only the team sees.'),
    source_id: z.string().nullable().describe('The provider’s id; null until it has one.'),
    content_attributes: contentAttributes,
    created_at: seconds('The provider’s time.'),
    sender: z.union([contactSchema, agentSchema]).nullable(),
    attachments: z.array(attachmentSchema),
    echo_id: z
      .string()
      .optional()
      .describe('What the client called it; only in answer to its post.'),
  })
  .meta({ title: 'Message' });
export type ApiMessage = z.infer<typeof messageSchema>;

const place = (words: string) => wholeNumber.optional().describe(words);

export const listMessages = operation({
  id: 'listMessages',
  tag: 'Messages',
  method: 'GET',
  path: '/api/v1/accounts/{account_id}/conversations/{conversation_id}/messages',
  summary: 'Read a thread',
  description: [
    'Ordered by the provider’s time, then id, oldest first: the 20 newest messages, the 20 before one of them, or up to 100 after one. With both, up to 100 that lie between.',
    'Reading does not mark the conversation as read.',
  ],
  input: z.object({
    before: place('The id of a message: only what stands before it.'),
    after: place('The id of a message: only what stands after it.'),
  }),
  answer: z
    .object({
      meta: z.object({
        labels: z.array(z.string()),
        additional_attributes: z.object({}),
        contact: contactSchema,
        assignee: agentSchema.nullable(),
      }),
      payload: z.array(messageSchema),
    })
    .meta({ title: 'MessageList' }),
  refusals: [404, 422],
  example: { before: 1042 },
});

const NO_EMAIL = 'Only email has this, and no email inbox can be connected yet.';
const NO_IDS = 'Send the files themselves, or their signed ids, as attachments.';
const NO_RICH = 'Only text can be sent yet.';

const attributes = z.object({
  in_reply_to: z
    .union([wholeNumber, z.null(), z.literal('').transform(() => null)])
    .optional()
    .describe('The id of the message of this conversation that it answers.'),
  in_reply_to_external_id: z.string().max(500).nullish().describe('The same by the provider’s id.'),
  items: notYet(NO_RICH),
  cc_emails: notYet(NO_EMAIL),
  bcc_emails: notYet(NO_EMAIL),
  to_emails: notYet(NO_EMAIL),
});

export const createMessage = operation({
  id: 'createMessage',
  tag: 'Messages',
  method: 'POST',
  path: '/api/v1/accounts/{account_id}/conversations/{conversation_id}/messages',
  summary: 'Reply, or write a note',
  description: [
    'As JSON or as a form. Text that is longer than the provider allows becomes several messages; the first one is answered.',
    'Give an `echo_id`: sent again with the same one, a message is not sent twice. The same one with other words is refused.',
    'Files become messages after the words: pictures up to ten together, everything else each its own. What a file is comes from its bytes.',
    'A reply is taken, not yet delivered: its `status` is `progress` at first. 422 with `window_closed`, `never_wrote` or `inbox_disconnected` when the provider would not take one now. A note is always possible.',
  ],
  input: z.object({
    content: z
      .union([typedText, z.null().transform(() => '')])
      .default('')
      .pipe(z.string().max(20_000, 'At most 20,000 characters.'))
      .describe('Up to 20,000 characters; may be empty beside attachments.'),
    private: flag.default(false).describe('A note that only the team sees.'),
    message_type: z
      .union(
        [z.literal('outgoing'), z.literal(1), z.literal('1'), z.null()],
        'Only outgoing messages can be written: what customers write comes from the provider.',
      )
      .optional(),
    content_type: z.union([z.literal('text'), z.literal(''), z.null()], NO_RICH).optional(),
    content_attributes: z
      .union([attributes, z.null(), z.literal('').transform(() => null)])
      .optional(),
    echo_id: z
      .union([z.string().max(255, 'At most 255 characters.'), z.number().transform(String)])
      .nullish()
      .describe('What you call this message.'),
    attachments: listOf(z.union([z.string().max(1000), z.file()]), MOST_FILES)
      .optional()
      .describe('Signed ids of uploads; in a form, files too.'),
    attachment_ids: notYet(NO_IDS),
    template_params: notYet('Templates can’t be sent yet.'),
    campaign_id: notYet('There are no campaigns.'),
    cc_emails: notYet(NO_EMAIL),
    bcc_emails: notYet(NO_EMAIL),
    to_emails: notYet(NO_EMAIL),
  }),
  answer: messageSchema,
  refusals: [403, 404, 413, 422],
  maxBytes: MOST_FORM_BYTES,
  example: { content: 'It is back in stock.', private: false, echo_id: '7e1c9a52' },
});
