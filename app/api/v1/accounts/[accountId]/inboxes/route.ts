import { listInboxes } from '@/lib/contracts/api/inboxes';
import { apiEndpoint } from '@/lib/web/api-endpoint';
import { apiInboxes } from '@/lib/web/loaders/api-inboxes';

export const GET = apiEndpoint(listInboxes, async (ctx) => ({ payload: await apiInboxes(ctx) }));
