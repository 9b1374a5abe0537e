'use server';

import { inboxIdInput } from '@/lib/contracts/inboxes';
import { begin } from '@/lib/services/imports/begin';
import { cancel } from '@/lib/services/imports/cancel';
import { administratorAction } from '../action';

/** Has all past conversations of an inbox read, or goes on with it. */
export const importPast = administratorAction(inboxIdInput, async (ctx, { id }) => {
  const begun = await begin(ctx, id);
  return begun === 'not_connected'
    ? { status: 'refused', message: 'The account is not connected through this inbox any more.' }
    : { status: 'done' };
});

export const cancelImport = administratorAction(inboxIdInput, async (ctx, { id }) => {
  const isStopped = await cancel(ctx, id);
  return isStopped
    ? { status: 'done' }
    : { status: 'refused', message: 'The import is over already.' };
});
