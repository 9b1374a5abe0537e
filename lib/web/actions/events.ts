'use server';

import { revalidatePath } from 'next/cache';
import { z } from 'zod';
import { idSchema } from '@/lib/contracts/ids';
import { replay } from '@/lib/services/events/replay';
import { superAdminAction } from '../action';

export const replayEvent = superAdminAction(z.object({ id: idSchema }), async (ctx, { id }) => {
  const found = await replay(ctx, id);
  revalidatePath('/super_admin/events');
  return found
    ? { status: 'done' }
    : { status: 'refused', message: 'This event was taken care of already.' };
});
