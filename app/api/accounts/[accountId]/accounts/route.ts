import { z } from 'zod';
import { endpoint } from '@/lib/web/endpoint';
import { ownAccounts } from '@/lib/web/loaders/own-accounts';

export const GET = endpoint(z.object({}), async (ctx) => Response.json(await ownAccounts(ctx)));
