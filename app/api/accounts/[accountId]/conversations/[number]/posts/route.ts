import { z } from 'zod';
import { listPosts } from '@/lib/services/inboxes/list-posts';
import { endpoint } from '@/lib/web/endpoint';
import { numberParam } from '@/lib/web/number-param';

type Params = { accountId: string; number: string };

export const GET = endpoint(z.object({}), async (ctx, _, { number }: Params) =>
  Response.json(await listPosts(ctx, numberParam(number))),
);
