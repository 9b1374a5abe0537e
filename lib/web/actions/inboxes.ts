'use server';

import type { Route } from 'next';
import { revalidatePath } from 'next/cache';
import { redirect } from 'next/navigation';
import { z } from 'zod';
import { inboxByNameInput, inboxIdInput } from '@/lib/contracts/inboxes';
import { inboxInput, inboxMembersInput } from '@/lib/contracts/team';
import { change } from '@/lib/services/inboxes/change';
import { changeMembers } from '@/lib/services/inboxes/change-members';
import { release } from '@/lib/services/inboxes/release';
import { remove } from '@/lib/services/inboxes/remove';
import { subscribeNow } from '@/lib/services/inboxes/subscribe-now';
import { takeFound } from '@/lib/services/logins/take-found';
import { administratorAction, superAdminAction } from '../action';
import { refusedLogin } from '../refused-login';

const settingsOf = (accountId: number) => `/accounts/${accountId}/settings`;

export const changeInbox = administratorAction(inboxInput, async (ctx, { id, ...wanted }) => {
  await change(ctx, id, wanted);
  revalidatePath(settingsOf(ctx.scope.accountId), 'layout');
  return { status: 'done' };
});

/** Asks the provider for webhooks now, where a try failed before. */
export const subscribeInbox = administratorAction(inboxIdInput, async (ctx, { id }) => {
  const isAsked = await subscribeNow(ctx, id);
  revalidatePath(settingsOf(ctx.scope.accountId), 'layout');
  return isAsked
    ? { status: 'done' }
    : { status: 'refused', message: 'The account is not connected through this inbox any more.' };
});

/** Connects the account that was logged in to instead of the inbox's own. */
export const connectFound = administratorAction(z.object({}), async (ctx) => {
  const taken = await takeFound(ctx);
  if (taken.kind === 'connected') {
    redirect(`${settingsOf(ctx.scope.accountId)}/inboxes/${taken.inboxId}/members` as Route);
  }
  return { status: 'refused', message: refusedLogin(taken) };
});

export const changeInboxMembers = administratorAction(
  inboxMembersInput,
  async (ctx, { id, known, members }) => {
    await changeMembers(ctx, id, {
      add: members.filter((each) => !known.includes(each)),
      remove: known.filter((each) => !members.includes(each)),
    });
    revalidatePath(settingsOf(ctx.scope.accountId), 'layout');
    return { status: 'done' };
  },
);

/** Frees an account of whichever workspace for another. */
export const releaseInbox = superAdminAction(inboxByNameInput, async (ctx, { id, name }) => {
  const released = await release(ctx, id, name);
  if (!released.ok && released.reason === 'name_differs') {
    return { status: 'invalid', fields: { name: ['This is not what the inbox is called.'] } };
  }
  revalidatePath('/super_admin/inboxes');
  return released.ok
    ? { status: 'done' }
    : { status: 'refused', message: 'This inbox was released already.' };
});

/** Ends in the list, which says whether the provider has to be told by hand. */
export const removeInbox = administratorAction(inboxByNameInput, async (ctx, { id, name }) => {
  const removed = await remove(ctx, id, name);
  if (!removed.ok) {
    const sentence = `That is not its name. Type it as it stands here: ${removed.name}`;
    return { status: 'invalid', fields: { name: [sentence] } };
  }
  const list = `${settingsOf(ctx.scope.accountId)}/inboxes`;
  redirect((removed.told ? list : `${list}?untold=${removed.channel}`) as Route);
});
