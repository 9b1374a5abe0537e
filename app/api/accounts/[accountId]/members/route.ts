import { z } from 'zod';
import { endpoint } from '@/lib/web/endpoint';
import { memberList } from '@/lib/web/loaders/members';

export const GET = endpoint(z.object({}), async (ctx) => Response.json(await memberList(ctx)));
