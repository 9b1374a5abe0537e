'use server';

import { revalidatePath } from 'next/cache';
import { z } from 'zod';
import type { ActionState } from '@/lib/contracts/action-state';
import { nameInput, ownEmailInput, ownPasswordInput, sessionInput } from '@/lib/contracts/people';
import { cancelEmailChange as cancel } from '@/lib/services/email-changes/cancel';
import { resendEmailChange as resend } from '@/lib/services/email-changes/resend';
import { startEmailChange } from '@/lib/services/email-changes/start';
import { endSession as end } from '@/lib/services/sessions/end';
import { endOtherSessions as endOthers } from '@/lib/services/sessions/end-others';
import { changePassword as change } from '@/lib/services/users/change-password';
import { rename } from '@/lib/services/users/rename';
import { userAction } from '../action';
import { mailedState } from '../mailed-state';
import { network } from '../network';
import { waitingWords } from '../waiting-words';

export const changeName = userAction(nameInput, async (ctx, { name }) => {
  await rename(ctx, name);
  return shownAnew();
});

export const changePassword = userAction(ownPasswordInput, async (ctx, { current, password }) => {
  const changed = await change(ctx, { current, next: password, ip: await network() });
  return changed.ok ? shownAnew() : refusal(changed);
});

export const changeEmail = userAction(ownEmailInput, async (ctx, { email, current }) => {
  const started = await startEmailChange(ctx, { email, password: current, ip: await network() });
  if (!started.ok) return refusal(started);
  shownAnew();
  return mailedState(started.mailed);
});

export const resendEmailChange = userAction(z.object({}), async (ctx) => {
  const resent = await resend(ctx);
  if (!resent.ok) return refusal(resent);
  shownAnew();
  return mailedState(resent.mailed);
});

export const cancelEmailChange = userAction(z.object({}), async (ctx) => {
  await cancel(ctx);
  return shownAnew();
});

export const endSession = userAction(sessionInput, async (ctx, { handle }) => {
  await end(ctx, handle);
  return shownAnew();
});

export const endOtherSessions = userAction(z.object({}), async (ctx) => {
  await endOthers(ctx);
  return shownAnew();
});

/** A name stands in the frame around every page, so all of them are painted anew. */
function shownAnew(): ActionState {
  revalidatePath('/', 'layout');
  return { status: 'done' };
}

const PROBLEMS = {
  changed_meanwhile: 'The password was changed meanwhile, perhaps in another tab. Sign in again.',
  same_address: 'This is the address that you have already.',
  too_many_links: 'That is a lot of mails for one hour. Wait a while before the next one.',
  nothing_waits: 'No change of address waits any more. Start again.',
} as const;

type Refusal =
  | { readonly reason: keyof typeof PROBLEMS | 'wrong_password' }
  | { readonly reason: 'limited'; readonly retryAfterSeconds: number };

function refusal(refused: Refusal): ActionState {
  if (refused.reason === 'wrong_password') {
    return { status: 'invalid', fields: { current: ['This is not your password.'] } };
  }
  const message =
    refused.reason === 'limited'
      ? `Too many wrong passwords. Try again in ${waitingWords(refused.retryAfterSeconds)}.`
      : PROBLEMS[refused.reason];
  return { status: 'refused', message };
}
