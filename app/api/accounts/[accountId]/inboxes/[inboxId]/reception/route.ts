import { z } from 'zod';
import { endpoint } from '@/lib/web/endpoint';
import { reception } from '@/lib/web/loaders/reception';
import { numberParam } from '@/lib/web/number-param';

type Params = { accountId: string; inboxId: string };

const query = z.object({ since: z.iso.datetime().pipe(z.coerce.date()).optional() });

export const GET = endpoint(query, async (ctx, { since }, { inboxId }: Params) =>
  Response.json(await reception(ctx, numberParam(inboxId), since)),
);
