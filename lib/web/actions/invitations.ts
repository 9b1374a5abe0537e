'use server';

import { revalidatePath } from 'next/cache';
import type { ActionState } from '@/lib/contracts/action-state';
import {
  invitationIdInput,
  invitationTokenInput,
  inviteInput,
  joinInput,
} from '@/lib/contracts/team';
import { accept } from '@/lib/services/invitations/accept';
import { invite as sendInvitation } from '@/lib/services/invitations/invite';
import { join } from '@/lib/services/invitations/join';
import { resend } from '@/lib/services/invitations/resend';
import { revoke } from '@/lib/services/invitations/revoke';
import { administratorAction, publicAction, userAction } from '../action';
import { mailedState } from '../mailed-state';

const refused = (message: string): ActionState => ({ status: 'refused', message });
const shownAnew = (accountId: number): void =>
  revalidatePath(`/accounts/${accountId}/settings/members`);

const LIMITED = refused('Too many invitations were mailed lately. Please wait an hour.');

export const invite = administratorAction(inviteInput, async (ctx, { inboxes, ...guest }) => {
  const invited = await sendInvitation(ctx, { ...guest, inboxIds: inboxes });
  if (!invited.ok) {
    if (invited.reason === 'limited') return LIMITED;
    return refused(`${invited.name} is a member of this account already.`);
  }
  shownAnew(ctx.scope.accountId);
  return mailedState(invited.mailed);
});

export const resendInvitation = administratorAction(invitationIdInput, async (ctx, { id }) => {
  const resent = await resend(ctx, id);
  if (!resent.ok) return LIMITED;
  shownAnew(ctx.scope.accountId);
  return mailedState(resent.mailed);
});

export const revokeInvitation = administratorAction(invitationIdInput, async (ctx, { id }) => {
  await revoke(ctx, id);
  shownAnew(ctx.scope.accountId);
  return { status: 'done' };
});

const AGAIN = 'This invitation has changed meanwhile. Please load the page again.';

export const acceptInvitation = userAction(invitationTokenInput, async (ctx, { token }) => {
  const accepted = await accept(ctx, token);
  return accepted.ok ? { status: 'done' } : refused(AGAIN);
});

export const joinAsNewcomer = publicAction(joinInput, async (ctx, newcomer) => {
  const joined = await join(ctx, newcomer);
  return joined.ok ? { status: 'done' } : refused(AGAIN);
});
