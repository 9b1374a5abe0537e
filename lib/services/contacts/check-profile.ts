import 'server-only';
import { getIdentity, updateIdentity } from '@/db/queries/contacts';
import { findConversation } from '@/db/queries/conversations';
import { profileIsOld } from '@/lib/domain/profile';
import type { MemberContext } from '../context';
import { NotFound } from '../errors';

/** Somebody looks at a contact: a profile that was fetched long ago is asked for again. Once, however often they look. */
export async function checkProfile(
  { db, scope, now, after }: MemberContext,
  number: number,
): Promise<void> {
  const conversation = await findConversation(db, scope, number);
  const identity = conversation && (await getIdentity(db, conversation.identityId));
  if (!identity) throw new NotFound(`conversation ${number}`);
  if (!profileIsOld(identity, now)) return;

  await updateIdentity(db, identity.id, { profileCheckAt: now });
  after.ring({ name: 'refresh-profile', payload: { identity: identity.id } });
}
