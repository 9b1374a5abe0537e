import { createToken } from '@/lib/contracts/api/people';
import { createAccessToken } from '@/lib/services/access-tokens/create';
import { apiUserEndpoint } from '@/lib/web/api-endpoint';

export const POST = apiUserEndpoint(createToken, async ({ caller, ...ctx }, { name }) => ({
  access_token: await createAccessToken({ ...ctx, userId: caller.userId }, name),
}));
