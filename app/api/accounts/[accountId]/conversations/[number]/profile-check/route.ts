import { z } from 'zod';
import { checkProfile } from '@/lib/services/contacts/check-profile';
import { done, endpoint } from '@/lib/web/endpoint';
import { numberParam } from '@/lib/web/number-param';

type Params = { accountId: string; number: string };

export const PUT = endpoint(z.object({}), async (ctx, _input, { number }: Params) => {
  await checkProfile(ctx, numberParam(number));
  return done();
});
