'use server';

import { revalidatePath } from 'next/cache';
import { z } from 'zod';
import { idSchema } from '@/lib/contracts/ids';
import { replay } from '@/lib/services/events/replay';
import { replayFailed } from '@/lib/services/events/replay-failed';
import { replayOwn } from '@/lib/services/events/replay-own';
import { administratorAction, superAdminAction } from '../action';

export const replayEvent = superAdminAction(z.object({ id: idSchema }), async (ctx, { id }) => {
  const found = await replay(ctx, id);
  revalidatePath('/super_admin/events');
  return found
    ? { status: 'done' }
    : { status: 'refused', message: 'This event was taken care of already.' };
});

const logOf = (accountId: number) => `/accounts/${accountId}/settings/events`;
const OVER = { status: 'refused', message: 'This was taken care of already.' } as const;

/** The same for an administrator, within the account. */
export const replayOwnEvent = administratorAction(
  z.object({ id: idSchema }),
  async (ctx, { id }) => {
    const found = await replayOwn(ctx, id);
    revalidatePath(logOf(ctx.scope.accountId));
    return found ? { status: 'done' } : OVER;
  },
);

export const replayFailedEvents = administratorAction(z.object({}), async (ctx) => {
  const replayed = await replayFailed(ctx);
  revalidatePath(logOf(ctx.scope.accountId));
  return replayed > 0 ? { status: 'done' } : OVER;
});
