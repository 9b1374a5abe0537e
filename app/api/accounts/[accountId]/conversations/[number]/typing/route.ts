import { typingInput } from '@/lib/contracts/message-requests';
import { showTyping } from '@/lib/services/conversations/show-typing';
import { done, endpoint } from '@/lib/web/endpoint';
import { numberParam } from '@/lib/web/number-param';

type Params = { accountId: string; number: string };

export const POST = endpoint(typingInput, async (ctx, { on }, { number }: Params) => {
  await showTyping(ctx, numberParam(number), on);
  return done();
});
