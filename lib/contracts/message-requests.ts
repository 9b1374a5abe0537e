import { z } from 'zod';
import { isEmoji } from '@/lib/domain/emoji';
import { MOST_FILES } from '@/lib/domain/upload';
import { idSchema } from './ids';
import { typedText } from './text';

const title = typedText.pipe(
  z.string().min(1, 'Write something on it.').max(20, 'At most 20 characters.'),
);
const buttonSchema = z.strictObject({
  title,
  url: z.url({ protocol: /^https?$/, error: 'A link that begins with https://.' }).nullable(),
});

/** What the composer posts. `clientId` names the reply, so a double click or a retry is the same one. */
export const replyInput = z
  .strictObject({
    clientId: z.uuid(),
    text: typedText.pipe(z.string().max(20_000, 'At most 20,000 characters.')),
    private: z.boolean().default(false),
    /** Signed ids of uploads. */
    attachments: z
      .array(z.string().max(1000))
      .max(MOST_FILES, `At most ${MOST_FILES} files at once.`)
      .default([]),
    /** The message of this conversation that it answers. */
    replyTo: idSchema.nullable().default(null),
    quickReplies: z.array(title).max(13, 'At most 13 answers to choose from.').default([]),
    buttons: z.array(buttonSchema).max(3, 'At most 3 buttons.').default([]),
    heart: z.boolean().default(false),
    /** A post of the connected account itself, by the provider's id. */
    post: z
      .string()
      .regex(/^\d{1,40}$/, 'The number of a post.')
      .nullable()
      .default(null),
  })
  .refine(({ text, attachments, heart, post }) => text || attachments.length > 0 || heart || post, {
    path: ['text'],
    error: 'Write something first.',
  })
  .refine(({ text, quickReplies, buttons }) => text || (!quickReplies.length && !buttons.length), {
    path: ['text'],
    error: 'Answers and buttons hang on a text. Write one.',
  })
  .refine(({ text, buttons }) => !buttons.length || [...text].length <= 640, {
    path: ['text'],
    error: 'At most 640 characters above buttons.',
  })
  .refine(({ quickReplies, buttons }) => !quickReplies.length || !buttons.length, {
    path: ['buttons'],
    error: 'Either buttons or answers, not both.',
  });
export type ReplyInput = z.input<typeof replyInput>;

/** One emoji, or null for none any more. */
export const reactionInput = z.strictObject({
  emoji: z.string().max(40).refine(isEmoji, 'One emoji.').nullable(),
});

export const typingInput = z.strictObject({ on: z.boolean() });

const place = z.string().max(100).optional();

/** Which part of a thread: beside a place, around one message, else the newest. */
export const messageQuerySchema = z.object({
  before: place,
  after: place,
  around: idSchema.optional(),
});
export type MessageQuery = z.infer<typeof messageQuerySchema>;
