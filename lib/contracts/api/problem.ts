import { z } from 'zod';

/** Every answer that is not the one hoped for. */
export const apiProblem = z
  .object({
    /** A stable word: `unauthorized`, `forbidden`, `not_found`, `invalid`, `rate_limited`, … */
    code: z.string().describe('A stable word for programs.'),
    error: z.string().describe('One sentence for people.'),
    errors: z
      .array(
        z.object({
          field: z
            .string()
            .describe('Which input it is about, such as `content_attributes.in_reply_to`.'),
          code: z.string(),
          message: z.string(),
        }),
      )
      .optional()
      .describe('With 422: each field that is not as it should be, and why.'),
  })
  .meta({ title: 'Problem' });
export type ApiProblemBody = z.infer<typeof apiProblem>;
