import { listConversations } from '@/lib/contracts/api/conversations';
import { apiEndpoint } from '@/lib/web/api-endpoint';
import { apiConversationPage } from '@/lib/web/loaders/api-conversations';

export const GET = apiEndpoint(listConversations, apiConversationPage);
