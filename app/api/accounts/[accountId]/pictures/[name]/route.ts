import { z } from 'zod';
import { endpoint } from '@/lib/web/endpoint';
import { picture } from '@/lib/web/loaders/picture';

type Params = { readonly accountId: string; readonly name: string };

export const GET = endpoint(z.object({}), (ctx, _nothing, { name }: Params) => picture(ctx, name));
