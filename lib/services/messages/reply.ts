import 'server-only';
import type { Transaction } from '@/db/client';
import { saveAudit } from '@/db/queries/audits';
import { lockConversation, updateConversation } from '@/db/queries/conversations';
import { findInbox } from '@/db/queries/inboxes';
import { messagesOfReply, saveMessage } from '@/db/queries/messages';
import type { Conversation } from '@/db/schema/conversations';
import type { Inbox } from '@/db/schema/inboxes';
import type { Message } from '@/db/schema/messages';
import { TRAITS } from '@/lib/domain/channel';
import { connectionTrouble } from '@/lib/domain/connection-trouble';
import { later } from '@/lib/domain/inbound';
import { decideReply, type ReplyRefusal } from '@/lib/domain/reply-window';
import { humanAgentAllowed, type Settings } from '@/lib/domain/setting';
import { splitText } from '@/lib/domain/text-limit';
import type { MemberContext } from '../context';
import { changed } from '../conversations/changed';
import { NotFound } from '../errors';
import { currentSettings } from '../settings/current';

export type Reply = {
  readonly clientId: string;
  readonly text: string;
  readonly private: boolean;
};

type Replied =
  | { readonly ok: true; readonly messages: readonly Message[] }
  | ReplyRefusal
  | { readonly ok: false; readonly reason: 'inbox_disconnected'; readonly problem: string };

/**
 * Records the agent's words, one `queued` row for each message the provider will take, then asks for
 * delivery. The same client id again gives the same messages.
 */
export async function reply(ctx: MemberContext, number: number, written: Reply): Promise<Replied> {
  const { db, scope, after } = ctx;
  const settings = await currentSettings(ctx);
  const replied = await db.transaction(async (tx) => {
    const conversation = await lockConversation(tx, scope, number);
    if (!conversation) throw new NotFound(`conversation ${number}`);
    const before = await messagesOfReply(tx, conversation.id, written.clientId);
    if (before.length > 0) return { ok: true, messages: before, conversation, version: 0 } as const;

    const refusal = written.private
      ? null
      : await refuse(tx, conversation, { settings, now: ctx.now });
    if (refusal) return refusal;

    const messages = await save(tx, conversation, { written, ctx });
    await saveAudit(tx, {
      accountId: scope.accountId,
      userId: ctx.userId,
      act: written.private ? 'note.written' : 'message.sent',
      subject: `conversation:${number}`,
      at: ctx.now,
    });
    const version = await updateConversation(tx, conversation.id, {
      lastActivityAt: later(conversation.lastActivityAt, ctx.now),
    });
    return { ok: true, messages, conversation, version } as const;
  });
  if (!replied.ok) return replied;

  const { messages, conversation, version } = replied;
  const { accountId, note } = changed(conversation, version);
  after.tell(accountId, note);
  if (!written.private) {
    const { id, inboxId: inbox } = conversation;
    after.ring({ name: 'deliver-messages', payload: { conversation: id, inbox } });
  }
  return { ok: true, messages };
}

type Circumstances = { readonly settings: Settings; readonly now: Date };

async function refuse(
  tx: Transaction,
  { inboxId, lastInboundAt }: Conversation,
  { settings, now }: Circumstances,
) {
  const inbox: Inbox | undefined = await findInbox(tx, inboxId);
  if (!inbox) throw new NotFound(`inbox ${inboxId}`);
  const { label, replyWindow } = TRAITS[inbox.channel];
  const trouble = connectionTrouble(inbox, { label, now });
  if (trouble?.stops) {
    return { ok: false, reason: 'inbox_disconnected', problem: trouble.sentence } as const;
  }
  const humanAgent = humanAgentAllowed(settings, inbox.channel);
  const decision = decideReply(replyWindow, lastInboundAt, { humanAgent, now });
  return decision.ok ? null : decision;
}

type Saving = { readonly written: Reply; readonly ctx: MemberContext };

async function save(tx: Transaction, conversation: Conversation, { written, ctx }: Saving) {
  const { text, clientId, private: isNote } = written;
  const inbox = await findInbox(tx, conversation.inboxId);
  const limit = inbox && TRAITS[inbox.channel].textLimit;
  const parts = isNote || !limit ? [text] : splitText(text, limit);
  const saved = [];
  for (const [part, content] of parts.entries()) {
    saved.push(
      await saveMessage(tx, conversation, {
        direction: 'outgoing',
        origin: 'desk',
        private: isNote,
        memberId: ctx.scope.memberId,
        content,
        clientId,
        part,
        status: isNote ? 'sent' : 'queued',
        dueAt: isNote ? null : ctx.now,
        at: ctx.now,
        createdAt: ctx.now,
      }),
    );
  }
  return saved.filter((message) => message !== undefined);
}
