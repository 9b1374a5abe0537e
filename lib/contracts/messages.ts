import { z } from 'zod';
import { DIRECTIONS } from '@/lib/domain/conversation';
import { DELIVERY_STATUSES } from '@/lib/domain/delivery';
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

const messageSchema = z.object({
  id: z.number(),
  /** The composer's name for the reply this is a part of, and which part, counted from 0. */
  clientId: z.string().nullable(),
  part: z.number(),
  direction: z.enum(DIRECTIONS),
  /** A note that only the team sees. */
  private: z.boolean(),
  text: z.string().nullable(),
  kinds: z.array(z.string()),
  status: z.enum(DELIVERY_STATUSES),
  /** ISO 8601, when the customer read it; null when they did not, or nobody knows when. */
  seenAt: z.string().nullable(),
  /** Why it failed or is not confirmed, in one plain sentence. */
  problem: z.string().nullable(),
  /** Who wrote it: a member, the provider's own app, or the customer. */
  sender: z.discriminatedUnion('type', [
    z.object({ type: z.literal('member'), id: z.number(), name: z.string() }),
    z.object({ type: z.literal('app') }),
    z.object({ type: z.literal('contact') }),
    z.object({ type: z.literal('system') }),
  ]),
  /** ISO 8601, the provider's time. */
  at: z.string(),
});
export type Message = z.infer<typeof messageSchema>;

/** Oldest first; `before` fetches the page before this one. */
export const messagePageSchema = z.object({
  messages: z.array(messageSchema),
  before: z.string().nullable(),
});
export type MessagePage = z.infer<typeof messagePageSchema>;

export const messageQuerySchema = z.object({ before: z.string().max(100).optional() });

export const repliedSchema = z.object({ messages: z.array(messageSchema) });
