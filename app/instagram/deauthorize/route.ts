import { deauthorize } from '@/lib/services/inboxes/deauthorize';
import { signedRequest } from '@/lib/web/signed-request';

export const POST = signedRequest(async (ctx, { userId }) => {
  await deauthorize(ctx, userId);
  return new Response(null, { status: 200 });
});
