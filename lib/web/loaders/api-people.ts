import 'server-only';
import type { ConversationRecord } from '@/db/queries/conversation-records';
import type { ApiAgent, ApiContact } from '@/lib/contracts/api/people';
import type { Role } from '@/lib/domain/conversation';
import { displayName } from '@/lib/domain/profile';

type Person = {
  readonly userId: number;
  readonly name: string;
  readonly email: string;
  readonly role: Role;
};

/** A member of the team, in the shape of the public API. */
export const apiAgent = ({ userId, name, email, role }: Person): ApiAgent => ({
  id: userId,
  name,
  available_name: name,
  email,
  role,
  thumbnail: '',
  type: 'user',
});

/** Null where nobody, or nobody any more, is assigned. */
export function apiAssignee({ assignee }: ConversationRecord): ApiAgent | null {
  const { userId, name, email, role } = assignee ?? {};
  return userId && name && email && role ? apiAgent({ userId, name, email, role }) : null;
}

/** The customer. What the provider did not tell is left out. */
export function apiContact({ contact, identity }: ConversationRecord): ApiContact {
  const { username, externalId, avatarUrl } = identity;
  const { followerCount, verified, followsUs, weFollow } = identity;
  return {
    id: contact.id,
    name: displayName({ name: contact.name, username, externalId }),
    email: null,
    phone_number: null,
    thumbnail: avatarUrl ?? '',
    additional_attributes: {
      ...(username && {
        social_profiles: { instagram: username },
        social_instagram_user_name: username,
      }),
      ...(followerCount !== null && { social_instagram_follower_count: followerCount }),
      ...(verified !== null && { social_instagram_is_verified_user: verified }),
      ...(followsUs !== null && { social_instagram_is_user_follow_business: followsUs }),
      ...(weFollow !== null && { social_instagram_is_business_follow_user: weFollow }),
    },
    custom_attributes: {},
    type: 'contact',
  };
}
