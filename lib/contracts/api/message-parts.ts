import { z } from 'zod';

export const FILE_TYPES = [
  'image',
  'audio',
  'video',
  'file',
  'location',
  'fallback',
  'share',
  'story_mention',
  'ig_reel',
  'ig_post',
  'ig_story',
  'contact',
  'template',
  'unsupported',
] as const;

export const attachmentSchema = z
  .object({
    id: z.int(),
    message_id: z.int(),
    account_id: z.int(),
    file_type: z.enum(FILE_TYPES),
    data_url: z
      .string()
      .nullable()
      .describe(
        'Its bytes, without signing in, for at least an hour. Null when there are none, or a story is over.',
      ),
    thumb_url: z.string().nullable().describe('A picture of it.'),
    external_url: z.string().nullable().describe('Its page in the provider’s app.'),
    fallback_title: z.string().nullable(),
    file_name: z.string().nullable(),
    content_type: z.string().nullable().describe('By its own bytes.'),
    file_size: z.int().nullable().describe('In bytes.'),
    width: z.int().nullable().describe('In px.'),
    height: z.int().nullable().describe('In px.'),
  })
  .meta({ title: 'Attachment' });

const yes = (what: string) => z.literal(true).optional().describe(what);
const payload = z.object({ payload: z.string() }).optional();

export const contentAttributes = z.object({
  external_echo: yes('Written in the provider’s own app.'),
  external_error: z
    .string()
    .optional()
    .describe('Why it failed. Starts with `not_confirmed` while nobody knows whether it arrived.'),
  is_unsupported: yes('Carries something that can’t be shown.'),
  deleted: yes('It was unsent; nothing else of it is left.'),
  edited: yes('It said something else before.'),
  in_reply_to: z.int().optional().describe('The message that it answers.'),
  in_reply_to_external_id: z.string().optional().describe('The provider’s id of that.'),
  image_type: z.enum(['story_mention', 'ig_story', 'ig_story_reply', 'ig_post']).optional(),
  story_id: z.string().optional(),
  story_url: z.string().optional().describe('Works while the story lasts.'),
  story_sender: z.string().optional().describe('Whose story it is.'),
  reactions: z
    .array(z.object({ by: z.enum(['contact', 'business']), emoji: z.string() }))
    .optional(),
  referral: z
    .object({
      source: z.enum(['ad', 'link', 'product', 'other']),
      ref: z.string().nullable(),
      ad_id: z.string().nullable(),
      ad_title: z.string().nullable(),
      product_id: z.string().nullable(),
    })
    .optional()
    .describe('Where the customer came from.'),
  postback: payload.describe('The button that was pressed.'),
  quick_reply: payload.describe('The quick reply that was chosen.'),
  items: z
    .array(z.object({ title: z.string(), value: z.string() }))
    .optional()
    .describe('What the customer may press instead of writing.'),
});
