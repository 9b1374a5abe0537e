import { z } from 'zod';
import { idSchema } from './ids';
import { typedText } from './text';

/** Of the settings and of the public API alike. */
export const tokenNameSchema = z.object({
  name: typedText
    .pipe(
      z
        .string()
        .min(1, 'Give the token a name, so that you know later what it is for.')
        .max(80, 'At most 80 characters.'),
    )
    .describe('What it is for, at most 80 characters.'),
});

export const tokenIdInput = z.object({ id: idSchema });

/** A token as its owner sees it: nothing that opens a door. */
export type AccessToken = {
  readonly id: number;
  readonly name: string;
  /** Its last four characters. */
  readonly ending: string;
  /** ISO 8601 */
  readonly createdAt: string;
  /** ISO 8601, to the minute or so; null when it was never used. */
  readonly lastUsedAt: string | null;
};
