import { createMessage, listMessages } from '@/lib/contracts/api/messages';
import { apiEndpoint } from '@/lib/web/api-endpoint';
import { apiReply } from '@/lib/web/calls/reply';
import { apiThread } from '@/lib/web/loaders/api-messages';
import { numberParam } from '@/lib/web/number-param';

type Params = { accountId: string; number: string };

export const GET = apiEndpoint(listMessages, (ctx, ends, { number }: Params) =>
  apiThread(ctx, numberParam(number), ends),
);

export const POST = apiEndpoint(createMessage, (ctx, written, { number }: Params) =>
  apiReply(ctx, numberParam(number), written),
);
