import { blockingSchema } from '@/lib/contracts/conversation-requests';
import { block } from '@/lib/services/contacts/block';
import { unblock } from '@/lib/services/contacts/unblock';
import { done, endpoint } from '@/lib/web/endpoint';
import { numberParam } from '@/lib/web/number-param';

type Params = { accountId: string; number: string };

export const PUT = endpoint(blockingSchema, async (ctx, { blocked }, { number }: Params) => {
  await (blocked ? block : unblock)(ctx, numberParam(number));
  return done();
});
