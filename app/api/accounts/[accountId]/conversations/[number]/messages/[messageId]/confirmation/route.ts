import { z } from 'zod';
import { check } from '@/lib/services/messages/check';
import { endpoint } from '@/lib/web/endpoint';
import { numberParam } from '@/lib/web/number-param';

type Params = { accountId: string; number: string; messageId: string };

export const POST = endpoint(z.object({}), async (ctx, _input, { number, messageId }: Params) => {
  await check(ctx, numberParam(number), numberParam(messageId));
  return new Response(null, { status: 202 });
});
