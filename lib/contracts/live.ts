import { z } from 'zod';

/** What travels to the browsers: ids, no text. The fetch that follows is authorised like any other. */
export const noteSchema = z.discriminatedUnion('type', [
  z.object({
    type: z.literal('conversation'),
    inbox: z.number(),
    conversation: z.number(),
    version: z.number(),
  }),
  /** Something was perhaps missed: fetch again. */
  z.object({ type: z.literal('refresh') }),
]);
export type Note = z.infer<typeof noteSchema>;
