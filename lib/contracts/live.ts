import * as z from 'zod/mini';

/** What travels to the browsers: ids, no text. The fetch that follows is authorised like any other. */
export const noteSchema = z.discriminatedUnion('type', [
  z.object({
    type: z.literal('conversation'),
    inbox: z.number(),
    conversation: z.number(),
    version: z.number(),
  }),
  /** What this member sees here has changed: their role, their inboxes, or whether they are here at all. */
  z.object({ type: z.literal('access'), member: z.number() }),
  /** To a member's own browsers only: there is no place for them here any more. */
  z.object({ type: z.literal('closed') }),
  /** Something was perhaps missed: fetch again. */
  z.object({ type: z.literal('refresh') }),
]);
export type Note = z.infer<typeof noteSchema>;
