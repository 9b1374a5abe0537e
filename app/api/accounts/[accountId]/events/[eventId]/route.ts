import { z } from 'zod';
import { endpoint } from '@/lib/web/endpoint';
import { eventBody } from '@/lib/web/loaders/event-log';
import { numberParam } from '@/lib/web/number-param';

type Params = { accountId: string; eventId: string };

export const GET = endpoint(z.object({}), async (ctx, _, { eventId }: Params) =>
  Response.json(await eventBody(ctx, numberParam(eventId))),
);
