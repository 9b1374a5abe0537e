import { z } from 'zod';
import { typedText } from './text';

const email = z
  .string()
  .trim()
  .toLowerCase()
  .max(254)
  .pipe(z.email('This is not an email address.'));
const password = z.string().min(10, 'At least 10 characters.').max(200, 'At most 200 characters.');

export const signInInput = z.object({ email, password: z.string().min(1).max(200) });

/** First run: the super admin and the first account. */
export const setupInput = z.object({
  name: typedText.pipe(
    z.string().min(1, 'What should we call you?').max(80, 'At most 80 characters.'),
  ),
  email,
  password,
  account: typedText.pipe(
    z.string().min(1, 'What is the team or company called?').max(80, 'At most 80 characters.'),
  ),
});
export type SetupInput = z.infer<typeof setupInput>;
