import { pictureUrl } from '../pictures.ts';
import type { Sim } from '../sim.ts';
import type { Account } from '../state.ts';
import type { Call } from './call.ts';
import { parseFields, pick } from './fields.ts';

/** `GET /me?fields=` (FACTS §1.5). */
export function me(sim: Sim, account: Account, call: Call) {
  const node = {
    id: () => account.appScopedId,
    user_id: () => account.externalId,
    username: () => account.username,
    name: () => account.name,
    account_type: () => 'BUSINESS',
    profile_picture_url: () => pictureUrl(sim, { id: account.externalId, look: account.look }),
    followers_count: () => account.followers,
    follows_count: () => account.follows,
    media_count: () => account.posts,
  };
  const answer = pick(node, parseFields(call.query.fields ?? 'id,username'), 'IGUser');
  return sim.switches.me === 'wrapped' ? { data: [answer] } : answer;
}
