import { getConversation } from '@/lib/contracts/api/conversations';
import { apiEndpoint } from '@/lib/web/api-endpoint';
import { apiConversation } from '@/lib/web/loaders/api-conversations';
import { numberParam } from '@/lib/web/number-param';

type Params = { accountId: string; number: string };

export const GET = apiEndpoint(getConversation, (ctx, _input, { number }: Params) =>
  apiConversation(ctx, numberParam(number)),
);
