'use server';

import { revalidatePath } from 'next/cache';
import type { ActionState } from '@/lib/contracts/action-state';
import { disableInput, memberInput, roleInput } from '@/lib/contracts/team';
import { changeRole } from '@/lib/services/members/change-role';
import { disable } from '@/lib/services/members/disable';
import { enable } from '@/lib/services/members/enable';
import { administratorAction } from '../action';

const WORDS = {
  last_administrator:
    'This is the last administrator. Make somebody else one first, so that the account stays in somebody’s hands.',
  yourself: 'You can’t disable yourself. Another administrator can.',
  no_heir: 'Whoever should take over is not in the team any more. Please choose again.',
  heir_cannot_see: 'Whoever should take over can’t see all of these inboxes. Please choose again.',
} as const;

type Outcome = { readonly ok: true } | { readonly ok: false; readonly reason: keyof typeof WORDS };

function answer(accountId: number, outcome: Outcome): ActionState {
  revalidatePath(`/accounts/${accountId}/settings/members`);
  return outcome.ok ? { status: 'done' } : { status: 'refused', message: WORDS[outcome.reason] };
}

export const changeMemberRole = administratorAction(roleInput, async (ctx, { member, role }) =>
  answer(ctx.scope.accountId, await changeRole(ctx, member, role)),
);

export const disableMember = administratorAction(disableInput, async (ctx, { member, heir }) =>
  answer(ctx.scope.accountId, await disable(ctx, member, heir)),
);

export const enableMember = administratorAction(memberInput, async (ctx, { member }) =>
  answer(ctx.scope.accountId, await enable(ctx, member)),
);
