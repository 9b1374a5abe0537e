import { searchQuerySchema } from '@/lib/contracts/search-requests';
import { endpoint } from '@/lib/web/endpoint';
import { search } from '@/lib/web/loaders/search';

export const GET = endpoint(searchQuerySchema, async (ctx, { q }) =>
  Response.json(await search(ctx, q)),
);
