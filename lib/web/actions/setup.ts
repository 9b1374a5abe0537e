'use server';

import { setupInput } from '@/lib/contracts/people';
import { setUp as setUpParley } from '@/lib/services/accounts/set-up';
import { publicAction } from '../action';

export const setUp = publicAction(setupInput, async (ctx, input) =>
  (await setUpParley(ctx, input)).ok
    ? { status: 'done' }
    : { status: 'refused', message: 'Parley is set up already. Please sign in.' },
);
