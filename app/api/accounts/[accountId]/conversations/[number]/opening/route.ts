import { z } from 'zod';
import { open } from '@/lib/services/conversations/open';
import { done, endpoint } from '@/lib/web/endpoint';
import { numberParam } from '@/lib/web/number-param';

type Params = { accountId: string; number: string };

export const PUT = endpoint(z.object({}), async (ctx, _input, { number }: Params) => {
  await open(ctx, numberParam(number));
  return done();
});
