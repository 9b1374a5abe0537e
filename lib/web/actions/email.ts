'use server';

import { revalidatePath } from 'next/cache';
import { confirmEmailInput } from '@/lib/contracts/people';
import { confirmEmailChange } from '@/lib/services/email-changes/confirm';
import { publicAction } from '../action';

/** Whatever came of it, the page of the link tells it anew. */
export const confirmEmail = publicAction(confirmEmailInput, async (ctx, { token }) => {
  const confirmed = await confirmEmailChange(ctx, token);
  if (confirmed.ok) return { status: 'done' };
  if (confirmed.reason === 'taken') return { status: 'refused', message: TAKEN };
  revalidatePath('/email/[token]', 'page');
  return { status: 'idle' };
});

const TAKEN =
  'Somebody else on this Parley signs in with this address already. Choose another one in your profile.';
