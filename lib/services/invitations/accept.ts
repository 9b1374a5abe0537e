import 'server-only';
import { findUserEmail } from '@/db/queries/users';
import type { SystemContext } from '../context';
import { type TakenUp, takeUp } from './take-up';

/**
 * Somebody who has a Parley user joins with it. Only who is signed in with the invited address may: the link
 * alone says nothing about any other.
 */
export const accept = (
  ctx: SystemContext & { readonly userId: number },
  token: string,
): Promise<TakenUp<'somebody_else'>> =>
  takeUp<'somebody_else'>(ctx, token, async (tx, { email }) =>
    (await findUserEmail(tx, ctx.userId)) === email ? ctx.userId : 'somebody_else',
  );
