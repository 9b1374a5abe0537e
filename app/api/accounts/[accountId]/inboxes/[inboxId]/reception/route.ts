import { z } from 'zod';
import { endpoint } from '@/lib/web/endpoint';
import { reception } from '@/lib/web/loaders/reception';
import { numberParam } from '@/lib/web/number-param';

type Params = { accountId: string; inboxId: string };

export const GET = endpoint(z.object({}), async (ctx, _input, { inboxId }: Params) =>
  Response.json(await reception(ctx, numberParam(inboxId))),
);
