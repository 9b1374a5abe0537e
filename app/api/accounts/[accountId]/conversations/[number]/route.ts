import { z } from 'zod';
import { endpoint } from '@/lib/web/endpoint';
import { conversationDetail } from '@/lib/web/loaders/conversation-detail';
import { numberParam } from '@/lib/web/number-param';

export const GET = endpoint(
  z.object({}),
  async (ctx, _input, { number }: { accountId: string; number: string }) =>
    Response.json(await conversationDetail(ctx, numberParam(number))),
);
