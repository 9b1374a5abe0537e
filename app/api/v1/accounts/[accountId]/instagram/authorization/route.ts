import { startInstagramLogin } from '@/lib/contracts/api/inboxes';
import { apiEndpoint } from '@/lib/web/api-endpoint';
import { startLogin } from '@/lib/web/calls/start-login';

export const POST = apiEndpoint(startInstagramLogin, (ctx, { inbox_id: inboxId = null }) =>
  startLogin(ctx, { channel: 'instagram', inboxId }),
);
