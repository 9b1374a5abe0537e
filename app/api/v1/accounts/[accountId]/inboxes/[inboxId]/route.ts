import { getInbox, updateInbox } from '@/lib/contracts/api/inboxes';
import { apiEndpoint } from '@/lib/web/api-endpoint';
import { apiInboxChange } from '@/lib/web/calls/change-inbox';
import { apiInbox } from '@/lib/web/loaders/api-inboxes';
import { numberParam } from '@/lib/web/number-param';

type Params = { accountId: string; inboxId: string };

export const GET = apiEndpoint(getInbox, (ctx, _input, { inboxId }: Params) =>
  apiInbox(ctx, numberParam(inboxId)),
);

export const PATCH = apiEndpoint(updateInbox, (ctx, wanted, { inboxId }: Params) =>
  apiInboxChange(ctx, numberParam(inboxId), wanted),
);
