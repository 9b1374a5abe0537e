import { listQuerySchema } from '@/lib/contracts/conversation-requests';
import { endpoint } from '@/lib/web/endpoint';
import { conversationPage } from '@/lib/web/loaders/conversation-page';

export const GET = endpoint(listQuerySchema, async (ctx, query) =>
  Response.json(await conversationPage(ctx, query)),
);
