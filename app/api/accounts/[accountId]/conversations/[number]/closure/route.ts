import { z } from 'zod';
import { reopen } from '@/lib/services/conversations/reopen';
import { resolve } from '@/lib/services/conversations/resolve';
import { done, endpoint } from '@/lib/web/endpoint';
import { numberParam } from '@/lib/web/number-param';

type Params = { accountId: string; number: string };

export const POST = endpoint(z.object({}), async (ctx, _input, { number }: Params) => {
  await resolve(ctx, numberParam(number));
  return done();
});

export const DELETE = endpoint(z.object({}), async (ctx, _input, { number }: Params) => {
  await reopen(ctx, numberParam(number));
  return done();
});
