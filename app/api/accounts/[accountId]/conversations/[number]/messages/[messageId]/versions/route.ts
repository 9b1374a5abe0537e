import { z } from 'zod';
import { endpoint } from '@/lib/web/endpoint';
import { messageVersions } from '@/lib/web/loaders/message-versions';
import { numberParam } from '@/lib/web/number-param';

type Params = { accountId: string; number: string; messageId: string };

export const GET = endpoint(z.object({}), async (ctx, _input, { number, messageId }: Params) =>
  Response.json(await messageVersions(ctx, numberParam(number), numberParam(messageId))),
);
