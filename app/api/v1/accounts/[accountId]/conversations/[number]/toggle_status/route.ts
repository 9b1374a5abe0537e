import { toggleStatus } from '@/lib/contracts/api/conversations';
import { apiEndpoint } from '@/lib/web/api-endpoint';
import { apiToggle } from '@/lib/web/calls/toggle-status';
import { numberParam } from '@/lib/web/number-param';

type Params = { accountId: string; number: string };

export const POST = apiEndpoint(toggleStatus, (ctx, wanted, { number }: Params) =>
  apiToggle(ctx, numberParam(number), wanted),
);
