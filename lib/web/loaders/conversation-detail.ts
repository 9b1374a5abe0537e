import 'server-only';
import { findDetail, otherConversations } from '@/db/queries/conversation-detail';
import { findListed } from '@/db/queries/conversation-list';
import type { ConversationDetail } from '@/lib/contracts/conversations';
import { type Channel, TRAITS } from '@/lib/domain/channel';
import { connectionTrouble, type TroubleFacts } from '@/lib/domain/connection-trouble';
import { profileIsOld } from '@/lib/domain/profile';
import { humanAgentAllowed } from '@/lib/domain/setting';
import { appName } from '@/lib/domain/thread-control';
import type { MemberContext } from '@/lib/services/context';
import { NotFound } from '@/lib/services/errors';
import { currentSettings } from '@/lib/services/settings/current';
import { conversationView } from './conversation-view';

export async function conversationDetail(
  { db, scope, now }: Pick<MemberContext, 'db' | 'scope' | 'now'>,
  number: number,
): Promise<ConversationDetail> {
  const [listed, detail, settings] = await Promise.all([
    findListed(db, scope, number),
    findDetail(db, scope, number),
    currentSettings({ db }),
  ]);
  if (!listed || !detail) throw new NotFound(`conversation ${number}`);

  const { conversation, identity, contactCreatedAt, firstAt, username, facts } = detail;
  const { controlledBy } = conversation;
  const others = await otherConversations(db, scope, conversation);
  const summary = conversationView(listed, settings);
  return {
    ...summary,
    contact: {
      ...summary.contact,
      externalId: identity.externalId,
      followerCount: identity.followerCount,
      verified: identity.verified,
      followsUs: identity.followsUs,
      weFollow: identity.weFollow,
      firstSeenAt: (firstAt ?? contactCreatedAt).toISOString(),
      profileProblem: identity.profileProblem,
      profileIsOld: profileIsOld(identity, now),
      blocked: detail.blockedAt !== null,
    },
    inbox: { ...summary.inbox, username, ...troubleOf(facts, summary.inbox.channel, now) },
    humanAgent: humanAgentAllowed(settings, summary.inbox.channel),
    heldBy: controlledBy === null ? null : appName(controlledBy),
    resolvedAt: conversation.resolvedAt?.toISOString() ?? null,
    previous: others.map(({ lastActivityAt, ...rest }) => ({
      ...rest,
      lastActivityAt: lastActivityAt.toISOString(),
    })),
  };
}

function troubleOf(facts: TroubleFacts, channel: Channel, now: Date) {
  const trouble = connectionTrouble(facts, { label: TRAITS[channel].label, now });
  const sentence = trouble?.sentence ?? null;
  return { problem: trouble?.stops ? sentence : null, warning: trouble?.stops ? null : sentence };
}
