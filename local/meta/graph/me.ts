import { pictureUrl } from '../pictures.ts';
import type { Sim } from '../sim.ts';
import type { AccountType } from '../state.ts';
import type { Call } from './call.ts';
import { parseFields, pick } from './fields.ts';
import type { Session } from './token.ts';

/** The documentation's spelling; on the wire it is upper case (FACTS §1.5). */
const DOCUMENTED: Readonly<Record<AccountType, string>> = {
  BUSINESS: 'Business',
  MEDIA_CREATOR: 'Media_Creator',
  PERSONAL: 'Personal',
};

/** `GET /me?fields=` (FACTS §1.5). */
export function me(sim: Sim, { account }: Session, call: Call) {
  const node = {
    id: () => account.appScopedId,
    user_id: () => account.externalId,
    username: () => account.username,
    name: () => account.name ?? undefined,
    account_type: () =>
      sim.switches.accountType === 'wire' ? account.type : DOCUMENTED[account.type],
    profile_picture_url: () =>
      pictureUrl(sim, { id: account.externalId, look: account.look }) ?? undefined,
    followers_count: () => account.followers,
    follows_count: () => account.follows,
    media_count: () => account.posts,
  };
  const answer = pick(node, parseFields(call.query.fields ?? 'id,username'), 'IGUser');
  return sim.switches.me === 'wrapped' ? { data: [answer] } : answer;
}
