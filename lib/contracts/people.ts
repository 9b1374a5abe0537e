import { z } from 'zod';
import { typedText } from './text';

export const emailSchema = z
  .string()
  .trim()
  .toLowerCase()
  .max(254)
  .pipe(z.email('This is not an email address.'));
export const passwordSchema = z
  .string()
  .min(10, 'At least 10 characters.')
  .max(200, 'At most 200 characters.');

export const nameSchema = typedText.pipe(
  z.string().min(1, 'What should we call you?').max(80, 'At most 80 characters.'),
);

export const signInInput = z.object({ email: emailSchema, password: z.string().min(1).max(200) });

/** First run: the super admin and the first account. */
export const setupInput = z.object({
  name: nameSchema,
  email: emailSchema,
  password: passwordSchema,
  account: typedText.pipe(
    z.string().min(1, 'What is the team or company called?').max(80, 'At most 80 characters.'),
  ),
});
export type SetupInput = z.infer<typeof setupInput>;

/** What a mailed link ends with: 256 bits. */
export const mailedToken = z.string().regex(/^[\w-]{43}$/);

export const askForResetInput = z.object({ email: emailSchema });
export const newPasswordInput = z.object({ token: mailedToken, password: passwordSchema });
export const confirmEmailInput = z.object({ token: mailedToken });

const currentPassword = z.string().min(1, 'Enter the password that you have now.').max(200);
export const nameInput = z.object({ name: nameSchema });
export const ownPasswordInput = z.object({ current: currentPassword, password: passwordSchema });
export const ownEmailInput = z.object({ email: emailSchema, current: currentPassword });
export const sessionInput = z.object({ handle: z.string().regex(/^[\da-f]{64}$/) });
