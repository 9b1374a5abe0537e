import 'server-only';
import type { Conversation } from '@/db/schema/conversations';
import type { Inbox } from '@/db/schema/inboxes';
import { TRAITS } from '@/lib/domain/channel';
import { connectionTrouble } from '@/lib/domain/connection-trouble';
import { decideReply, type ReplyRefusal } from '@/lib/domain/reply-window';
import { humanAgentAllowed, type Settings } from '@/lib/domain/setting';

export type NoReply =
  | ReplyRefusal
  | { readonly ok: false; readonly reason: 'inbox_disconnected'; readonly problem: string };

type Circumstances = { readonly settings: Settings; readonly now: Date };

/** Why nothing can be said to the customer now; null when it can. */
export function whyNoReply(
  { lastInboundAt }: Pick<Conversation, 'lastInboundAt'>,
  inbox: Inbox,
  { settings, now }: Circumstances,
): NoReply | null {
  const { label, replyWindow } = TRAITS[inbox.channel];
  const trouble = connectionTrouble(inbox, { label, now });
  if (trouble?.stops) {
    return { ok: false, reason: 'inbox_disconnected', problem: trouble.sentence };
  }
  const humanAgent = humanAgentAllowed(settings, inbox.channel);
  const decision = decideReply(replyWindow, lastInboundAt, { humanAgent, now });
  return decision.ok ? null : decision;
}
