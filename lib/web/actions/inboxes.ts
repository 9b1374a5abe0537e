'use server';

import type { Route } from 'next';
import { revalidatePath } from 'next/cache';
import { redirect } from 'next/navigation';
import { z } from 'zod';
import { inboxIdInput, removeInboxInput } from '@/lib/contracts/inboxes';
import { inboxInput, inboxMembersInput } from '@/lib/contracts/team';
import { change } from '@/lib/services/inboxes/change';
import { changeMembers } from '@/lib/services/inboxes/change-members';
import { remove } from '@/lib/services/inboxes/remove';
import { subscribeNow } from '@/lib/services/inboxes/subscribe-now';
import { takeFound } from '@/lib/services/logins/take-found';
import { administratorAction } from '../action';
import { refusedLogin } from '../refused-login';

const settingsOf = (accountId: number) => `/accounts/${accountId}/settings`;

export const changeInbox = administratorAction(inboxInput, async (ctx, { id, name, single }) => {
  await change(ctx, id, { name, lockToSingleConversation: single === 'on' });
  revalidatePath(settingsOf(ctx.scope.accountId), 'layout');
  return { status: 'done' };
});

/** Asks the provider for webhooks now, where a try failed before. */
export const subscribeInbox = administratorAction(inboxIdInput, async (ctx, { id }) => {
  await subscribeNow(ctx, id);
  revalidatePath(settingsOf(ctx.scope.accountId), 'layout');
  return { status: 'done' };
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

/** Ends in the list, which says whether the provider has to be told by hand. */
export const removeInbox = administratorAction(removeInboxInput, async (ctx, { id, name }) => {
  const removed = await remove(ctx, id, name);
  if (!removed.ok) {
    const sentence = `That is not its name. Type it as it stands here: ${removed.name}`;
    return { status: 'invalid', fields: { name: [sentence] } };
  }
  const list = `${settingsOf(ctx.scope.accountId)}/inboxes`;
  redirect((removed.told ? list : `${list}?untold=${removed.channel}`) as Route);
});
