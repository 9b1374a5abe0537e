import { z } from 'zod';
import { endpoint } from '@/lib/web/endpoint';
import { pastFor } from '@/lib/web/loaders/imports';
import { numberParam } from '@/lib/web/number-param';

type Params = { accountId: string; inboxId: string };

export const GET = endpoint(z.object({}), async (ctx, _, { inboxId }: Params) =>
  Response.json(await pastFor(ctx, numberParam(inboxId))),
);
