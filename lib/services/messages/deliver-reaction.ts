import 'server-only';
import type { Transaction } from '@/db/client';
import { getIdentity } from '@/db/queries/contacts';
import {
  getConversation,
  lockConversationIfThere,
  updateConversation,
} from '@/db/queries/conversations';
import { findInbox } from '@/db/queries/inboxes';
import { getMessage } from '@/db/queries/messages';
import { lockReaction, updateReaction } from '@/db/queries/reactions';
import type { Reaction } from '@/db/schema/reactions';
import type { ActOutcome } from '@/lib/channels/channel';
import { senderFor } from '@/lib/channels/registry';
import { retryDelaySeconds } from '@/lib/domain/retry';
import type { SystemContext } from '../context';
import { changed } from '../conversations/changed';
import { connect, whyUnconnected } from '../inboxes/connect';
import { noteRefusal } from '../inboxes/note-refusal';
import { currentSettings } from '../settings/current';

/** Longer than a call takes: a try that was lost is made again. Saying the same twice changes nothing. */
const TRY_MS = 60_000;

/** Tells the provider what the business thinks of a message now, until it knows or refuses. */
export async function deliverReaction(ctx: SystemContext, id: number): Promise<void> {
  const claimed = await claim(ctx, id);
  if (!claimed) return;
  const found = await findTarget(ctx, claimed);
  if (!found) return;

  const { conversation, inbox, to, message } = found;
  const connection = connect(inbox, await currentSettings(ctx));
  const { emoji } = claimed;
  const outcome: ActOutcome = connection
    ? await senderFor(connection.channel).react(connection, { to, message, emoji })
    : { kind: 'refused', verdict: whyUnconnected(inbox) };
  if (outcome.kind === 'refused') await noteRefusal(ctx, inbox, outcome.verdict);

  const told = await ctx.db.transaction(async (tx) => {
    const here = await lockConversationIfThere(tx, conversation.id);
    if (!here) return null;
    await store(tx, { ctx, claimed, inboxId: inbox.id }, outcome);
    return changed(here, await updateConversation(tx, here.id, {}));
  });
  if (told) ctx.after.tell(told.accountId, told.note);
}

const claim = ({ db, now }: SystemContext, id: number): Promise<Reaction | null> =>
  db.transaction(async (tx) => {
    const reaction = await lockReaction(tx, id);
    if (!reaction?.dueAt || reaction.dueAt > now) return null;
    const attempts = reaction.attempts + 1;
    await updateReaction(tx, id, { attempts, dueAt: new Date(now.getTime() + TRY_MS) });
    return { ...reaction, attempts };
  });

async function findTarget({ db }: SystemContext, { messageId }: Reaction) {
  const message = await getMessage(db, messageId);
  const conversation = message && (await getConversation(db, message.conversationId));
  const inbox = conversation && (await findInbox(db, conversation.inboxId));
  const identity = conversation && (await getIdentity(db, conversation.identityId));
  if (!message?.externalId || !inbox || !identity) return null;
  return { conversation, inbox, to: identity.externalId, message: message.externalId };
}

type Case = {
  readonly ctx: SystemContext;
  readonly claimed: Reaction;
  readonly inboxId: number;
};

/** Whoever chose another one in the meantime has rung for it, and it stays due. */
async function store(
  tx: Transaction,
  { ctx, claimed, inboxId }: Case,
  outcome: ActOutcome,
): Promise<void> {
  const current = await lockReaction(tx, claimed.id);
  if (!current) return;
  const isSame = current.at.getTime() === claimed.at.getTime();
  const { emoji: sentEmoji, id, attempts } = claimed;
  if (outcome.kind === 'done') {
    return updateReaction(tx, id, { sentEmoji, ...(isSame && { dueAt: null, problem: null }) });
  }
  if (!isSame) return;
  if (outcome.kind === 'refused') {
    return updateReaction(tx, id, { dueAt: null, problem: outcome.verdict.sentence });
  }
  const seconds = retryDelaySeconds('retry', { attempts, seconds: outcome.seconds });
  if (seconds === null) return updateReaction(tx, id, { dueAt: null, problem: EXHAUSTED });

  await updateReaction(tx, id, { dueAt: new Date(ctx.now.getTime() + seconds * 1000) });
  const payload = { reaction: id, inbox: inboxId };
  ctx.after.ring({ name: 'deliver-reaction', payload, afterSeconds: seconds });
}

const EXHAUSTED = 'Instagram kept refusing this for too long. Try again later.';
