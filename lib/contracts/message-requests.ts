import { z } from 'zod';
import { idSchema } from './ids';
import { typedText } from './text';

/** What the composer posts. `clientId` names the reply, so a double click or a retry is the same one. */
export const replyInput = z.strictObject({
  clientId: z.uuid(),
  text: typedText.pipe(
    z.string().min(1, 'Write something first.').max(20_000, 'At most 20,000 characters.'),
  ),
  private: z.boolean().default(false),
});
export type ReplyInput = z.input<typeof replyInput>;

const place = z.string().max(100).optional();

/** Which part of a thread: beside a place, around one message, else the newest. */
export const messageQuerySchema = z.object({
  before: place,
  after: place,
  around: idSchema.optional(),
});
export type MessageQuery = z.infer<typeof messageQuerySchema>;
