'use server';

import { revalidatePath } from 'next/cache';
import { tokenIdInput, tokenNameSchema } from '@/lib/contracts/access-tokens';
import { createAccessToken } from '@/lib/services/access-tokens/create';
import { revokeAccessToken } from '@/lib/services/access-tokens/revoke';
import { userAction } from '../action';

const renew = () => revalidatePath('/accounts/[accountId]/settings/tokens', 'page');

export const createToken = userAction(tokenNameSchema, async (ctx, { name }) => {
  const secret = await createAccessToken(ctx, name);
  renew();
  return { status: 'done', secret };
});

export const revokeToken = userAction(tokenIdInput, async (ctx, { id }) => {
  await revokeAccessToken(ctx, id);
  renew();
  return { status: 'done' };
});
