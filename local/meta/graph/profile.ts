import { consentMissing, unknownPerson } from '../errors.ts';
import { pictureUrl } from '../pictures.ts';
import { findThread, type Sim } from '../sim.ts';
import type { Customer } from '../state.ts';
import type { Call } from './call.ts';
import { parseFields, pick } from './fields.ts';

/**
 * `GET /{igsid}?fields=` (FACTS §3.5). Consent comes with the first message the person writes;
 * `name` and `profile_pic` may be null.
 */
export function profile(sim: Sim, customer: Customer, call: Call) {
  const hasWritten = findThread(sim, customer.externalId)?.messages.some(
    (message) => message.from === 'customer',
  );
  if (customer.profile === 'not_found') throw unknownPerson();
  if (!hasWritten || customer.blocked || customer.profile === 'no_consent') throw consentMissing();
  if (customer.profile === 'empty') return {};
  const node = {
    id: () => customer.externalId,
    name: () => customer.name,
    username: () => customer.username,
    profile_pic: () => pictureUrl(sim, { id: customer.externalId, look: customer.look }),
    follower_count: () => customer.followerCount,
    is_user_follow_business: () => customer.followsUs,
    is_business_follow_user: () => customer.weFollow,
    is_verified_user: () => customer.verified,
  };
  return pick(node, parseFields(call.query.fields ?? 'name,username'), 'IGBusinessScopedID');
}
