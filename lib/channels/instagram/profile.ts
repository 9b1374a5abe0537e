import 'server-only';
import type { GraphVerdict } from '@/lib/domain/graph-error';
import type { ProfileOutcome } from '../channel';
import { address } from '../meta/attachments';
import type { GraphAnswer } from '../meta/graph';
import { id, type Json, member } from '../meta/json';
import { THROTTLE_SECONDS } from '../meta/send';

export const PROFILE_FIELDS =
  'name,username,profile_pic,follower_count,is_user_follow_business,is_business_follow_user,is_verified_user';

/** What is said of a person (FACTS.md §3.5). */
export function profileOutcome(answer: GraphAnswer): ProfileOutcome {
  if (answer.kind === 'unclear') return { kind: 'try_later', seconds: THROTTLE_SECONDS };
  if (answer.kind === 'ok') {
    const profile = profileOf(answer.body);
    return profile.name || profile.username
      ? { kind: 'found', profile }
      : { kind: 'refused', verdict: NOBODY };
  }

  const { verdict, regainSeconds } = answer;
  if (verdict.action === 'retry' || verdict.action === 'throttle' || verdict.action === 'unknown') {
    return { kind: 'try_later', seconds: regainSeconds ?? THROTTLE_SECONDS };
  }
  return { kind: 'refused', verdict };
}

/** An empty answer is asked for again with the person's next message (FACTS.md §3.5). */
const NOBODY: GraphVerdict = {
  action: 'permanent',
  reason: 'no_profile',
  sentence: 'Instagram does not say who this is yet.',
};

const profileOf = (body: Json) => ({
  name: id(member(body, 'name')),
  username: id(member(body, 'username')),
  avatarUrl: address(member(body, 'profile_pic')),
  followerCount: count(member(body, 'follower_count')),
  verified: flag(member(body, 'is_verified_user')),
  followsUs: flag(member(body, 'is_user_follow_business')),
  weFollow: flag(member(body, 'is_business_follow_user')),
});

const flag = (value: Json | undefined) => (typeof value === 'boolean' ? value : null);
const count = (value: Json | undefined) =>
  typeof value === 'number' && Number.isInteger(value) && value >= 0 && value < 2 ** 31
    ? value
    : null;
