import { getProfile } from '@/lib/contracts/api/people';
import { apiUserEndpoint } from '@/lib/web/api-endpoint';
import { apiProfile } from '@/lib/web/loaders/api-profile';

export const GET = apiUserEndpoint(getProfile, ({ db, caller }) => apiProfile(db, caller));
