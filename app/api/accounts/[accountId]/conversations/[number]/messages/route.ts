import { messageQuerySchema, replyInput } from '@/lib/contracts/message-requests';
import { reply } from '@/lib/services/messages/reply';
import { endpoint } from '@/lib/web/endpoint';
import { messagePage } from '@/lib/web/loaders/message-page';
import { messageView } from '@/lib/web/loaders/message-view';
import { numberParam } from '@/lib/web/number-param';
import { refused } from '@/lib/web/refused';

type Params = { accountId: string; number: string };

export const GET = endpoint(messageQuerySchema, async (ctx, query, { number }: Params) =>
  Response.json(await messagePage(ctx, numberParam(number), query)),
);

export const POST = endpoint(replyInput, async (ctx, written, { number }: Params) => {
  const replied = await reply(ctx, numberParam(number), written);
  if (!replied.ok) return refused(replied);
  return Response.json({ messages: await messageView(ctx, replied.messages) }, { status: 202 });
});
