import 'server-only';
import type { Transaction } from '@/db/client';
import { saveAudit } from '@/db/queries/audits';
import { lockConversation, updateConversation } from '@/db/queries/conversations';
import { findInbox } from '@/db/queries/inboxes';
import { findMessage, findMessageByExternalId, messagesOfReply } from '@/db/queries/messages';
import type { Conversation } from '@/db/schema/conversations';
import type { Message } from '@/db/schema/messages';
import type { TemplateButton } from '@/lib/domain/attachment';
import { type Channel, TRAITS } from '@/lib/domain/channel';
import { later } from '@/lib/domain/inbound';
import { noteOf, partsOf } from '@/lib/domain/outgoing';
import type { Settings } from '@/lib/domain/setting';
import type { MemberContext } from '../context';
import { changed } from '../conversations/changed';
import { NotFound } from '../errors';
import { currentSettings } from '../settings/current';
import { saveParts } from './save-parts';
import { takeFiles } from './take-files';
import { type NoReply, whyNoReply } from './why-no-reply';

export type Reply = {
  readonly clientId: string;
  readonly text: string;
  readonly private: boolean;
  /** Signed ids of uploads. */
  readonly attachments?: readonly string[];
  /** The message that it answers: by our id, or by the provider's. */
  readonly replyTo?: number | string | null;
  readonly quickReplies?: readonly string[];
  readonly buttons?: readonly TemplateButton[];
  readonly heart?: boolean;
  /** The provider's id of a post of one's own. */
  readonly post?: string | null;
};

type Replied =
  | { readonly ok: true; readonly messages: readonly Message[] }
  | NoReply
  | {
      readonly ok: false;
      readonly reason: 'file_refused' | 'quote_refused';
      readonly problem: string;
    };

/**
 * Records the agent's words, one `queued` row for each message the provider will take, then asks for
 * delivery. The same client id again gives the same messages.
 */
export async function reply(ctx: MemberContext, number: number, written: Reply): Promise<Replied> {
  const { db, after } = ctx;
  const settings = await currentSettings(ctx);
  const replied = await db.transaction((tx) => take(tx, { ctx, number, written, settings }));
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

type Taking = {
  readonly ctx: MemberContext;
  readonly number: number;
  readonly written: Reply;
  readonly settings: Settings;
};

async function take(tx: Transaction, { ctx, number, written, settings }: Taking) {
  const { scope, now, userId } = ctx;
  const conversation = await lockConversation(tx, scope, number);
  if (!conversation) throw new NotFound(`conversation ${number}`);
  const before = await messagesOfReply(tx, conversation.id, written.clientId);
  if (before.length > 0) return { ok: true, messages: before, conversation, version: 0 } as const;

  const inbox = await findInbox(tx, conversation.inboxId);
  if (!inbox) throw new NotFound(`inbox ${conversation.inboxId}`);
  const refusal = written.private ? null : whyNoReply(conversation, inbox, { settings, now });
  if (refusal) return refusal;
  const saved = await save(tx, { conversation, channel: inbox.channel, written, ctx });
  if (!saved.ok) return saved;

  await saveAudit(tx, {
    ...{ accountId: scope.accountId, userId, at: now },
    act: written.private ? 'note.written' : 'message.sent',
    subject: `conversation:${number}`,
  });
  const version = await updateConversation(tx, conversation.id, {
    lastActivityAt: later(conversation.lastActivityAt, now),
  });
  return { ok: true, messages: saved.messages, conversation, version } as const;
}

type Saving = {
  readonly conversation: Conversation;
  readonly channel: Channel;
  readonly written: Reply;
  readonly ctx: MemberContext;
};

async function save(tx: Transaction, { conversation, channel, written, ctx }: Saving) {
  const { clientId, private: isNote, text } = written;
  const quoted = await findQuoted(tx, conversation, written.replyTo ?? null);
  if (quoted === undefined) return NOT_QUOTED;
  const taken = await takeFiles(tx, written.attachments ?? [], {
    ctx,
    channel: isNote ? null : channel,
  });
  if (!taken.ok) return taken;

  const { files } = taken;
  const { quickReplies = [], buttons = [], heart = false, post = null } = written;
  const parts = isNote
    ? [noteOf({ text, files })]
    : partsOf(TRAITS[channel], { text, files, quickReplies, buttons, heart, post });
  const saving = { ctx, clientId, private: isNote, replyToExternalId: quoted };
  return { ok: true, messages: await saveParts(tx, conversation, parts, saving) } as const;
}

const NOT_QUOTED = {
  ok: false,
  reason: 'quote_refused',
  problem: 'The message that you answer is gone, or can’t be answered by itself.',
} as const;

/** The provider's id of what is answered; null for nothing, undefined where there is none that could be. */
async function findQuoted(
  tx: Transaction,
  { id, inboxId }: Conversation,
  wanted: number | string | null,
): Promise<string | null | undefined> {
  if (wanted === null) return null;
  const message =
    typeof wanted === 'number'
      ? await findMessage(tx, id, wanted)
      : await findMessageByExternalId(tx, inboxId, wanted);
  const isHere = message?.conversationId === id && !message.unsentAt;
  return isHere ? (message.externalId ?? undefined) : undefined;
}
