import { assignmentSchema } from '@/lib/contracts/conversation-requests';
import { assign } from '@/lib/services/conversations/assign';
import { done, endpoint } from '@/lib/web/endpoint';
import { numberParam } from '@/lib/web/number-param';

type Params = { accountId: string; number: string };

export const PUT = endpoint(assignmentSchema, async (ctx, { memberId }, { number }: Params) => {
  await assign(ctx, numberParam(number), memberId);
  return done();
});
