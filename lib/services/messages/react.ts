import 'server-only';
import type { Transaction } from '@/db/client';
import { saveAudit } from '@/db/queries/audits';
import { lockConversation, updateConversation } from '@/db/queries/conversations';
import { findInbox } from '@/db/queries/inboxes';
import { findMessage } from '@/db/queries/messages';
import { findOurReaction, saveReaction } from '@/db/queries/reactions';
import type { Conversation } from '@/db/schema/conversations';
import type { Settings } from '@/lib/domain/setting';
import type { MemberContext } from '../context';
import { changed } from '../conversations/changed';
import { NotFound } from '../errors';
import { currentSettings } from '../settings/current';
import { type NoReply, whyNoReply } from './why-no-reply';

type Wanted = { readonly message: number; readonly emoji: string | null };

type Reacted =
  | { readonly ok: true }
  | NoReply
  | { readonly ok: false; readonly reason: 'reactions_off'; readonly problem: string };

/** The business thinks something of a message, or with null no longer does. The provider is told by a job. */
export async function react(ctx: MemberContext, number: number, wanted: Wanted): Promise<Reacted> {
  const { db, scope, userId, now, after } = ctx;
  const settings = await currentSettings(ctx);
  const reacted = await db.transaction(async (tx) => {
    const conversation = await lockConversation(tx, scope, number);
    if (!conversation) throw new NotFound(`conversation ${number}`);
    const refusal = await refuse(tx, conversation, { settings, now });
    if (refusal) return refusal;

    const reaction = await save(tx, conversation, { ctx, wanted });
    if (!reaction) return { ok: true, told: null } as const;
    const { accountId } = scope;
    const subject = `conversation:${number}`;
    await saveAudit(tx, { accountId, userId, act: 'message.reacted', subject, at: now });
    const version = await updateConversation(tx, conversation.id, {});
    return { ok: true, told: changed(conversation, version), reaction, conversation } as const;
  });
  if (!reacted.ok) return reacted;
  if (!reacted.told) return { ok: true };

  const { told, reaction, conversation } = reacted;
  after.tell(told.accountId, told.note);
  after.ring({
    name: 'deliver-reaction',
    payload: { reaction: reaction.id, inbox: conversation.inboxId },
  });
  return { ok: true };
}

async function refuse(
  tx: Transaction,
  conversation: Conversation,
  circumstances: { readonly settings: Settings; readonly now: Date },
): Promise<Exclude<Reacted, { readonly ok: true }> | null> {
  const inbox = await findInbox(tx, conversation.inboxId);
  if (!inbox) throw new NotFound(`inbox ${conversation.inboxId}`);
  return inbox.reacts ? whyNoReply(conversation, inbox, circumstances) : REACTIONS_OFF;
}

const REACTIONS_OFF = {
  ok: false,
  reason: 'reactions_off',
  problem: 'Reactions are switched off for this inbox. An administrator can switch them on.',
} as const;

type Saving = { readonly ctx: MemberContext; readonly wanted: Wanted };

/** Null when that is what stands already. */
async function save(tx: Transaction, { id, accountId }: Conversation, { ctx, wanted }: Saving) {
  const message = await findMessage(tx, id, wanted.message);
  const isThere = message?.externalId && !message.unsentAt && !message.private;
  if (!isThere) throw new NotFound(`message ${wanted.message}`);
  const before = await findOurReaction(tx, message.id);
  if ((before?.emoji ?? null) === wanted.emoji && !before?.problem) return null;

  const { now, scope } = ctx;
  // Two within a millisecond, or one from a clock that is behind, still follow each other.
  const at = new Date(Math.max(now.getTime(), (before?.at.getTime() ?? 0) + 1));
  await saveReaction(tx, {
    ...{ accountId, messageId: message.id, by: 'business', emoji: wanted.emoji, at },
    ...{ memberId: scope.memberId, dueAt: now },
  });
  return findOurReaction(tx, message.id);
}
