import { statusSchema } from '@/lib/contracts/conversation-requests';
import { setStatus } from '@/lib/services/conversations/set-status';
import { done, endpoint, problem } from '@/lib/web/endpoint';
import { numberParam } from '@/lib/web/number-param';

type Params = { accountId: string; number: string };

const OVER = { code: 'snooze_is_over', message: 'Choose a time that is still to come.' };

export const PUT = endpoint(statusSchema, async (ctx, wanted, { number }: Params) => {
  const placed = await setStatus(ctx, numberParam(number), wanted);
  return placed.ok ? done() : problem(422, OVER);
});
