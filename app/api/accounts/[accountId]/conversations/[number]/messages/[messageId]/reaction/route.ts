import { reactionInput } from '@/lib/contracts/message-requests';
import { react } from '@/lib/services/messages/react';
import { done, endpoint } from '@/lib/web/endpoint';
import { numberParam } from '@/lib/web/number-param';
import { refused } from '@/lib/web/refused';

type Params = { accountId: string; number: string; messageId: string };

export const PUT = endpoint(
  reactionInput,
  async (ctx, { emoji }, { number, messageId }: Params) => {
    const reacted = await react(ctx, numberParam(number), {
      message: numberParam(messageId),
      emoji,
    });
    return reacted.ok ? done() : refused(reacted);
  },
);
