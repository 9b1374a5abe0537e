import 'server-only';
import type { Transaction } from '@/db/client';
import { saveAttachments } from '@/db/queries/attachments';
import { updateConversation } from '@/db/queries/conversations';
import { saveMessage } from '@/db/queries/messages';
import type { Conversation } from '@/db/schema/conversations';
import { isStory, STORY_LASTS_MS } from '@/lib/domain/attachment';
import {
  echoStatus,
  type InboundAttachment,
  type InboundMessage,
  recall,
} from '@/lib/domain/inbound';
import { changed } from '../conversations/changed';
import { moveOn } from '../conversations/move-on';
import type { Applied } from '../events/apply';

type Arrival = {
  readonly inbound: InboundMessage;
  readonly now: Date;
  readonly blocked: boolean;
  /** Read from the provider's past. */
  readonly imported: boolean;
};

/** A message that nobody here knew of takes its place, and moves its conversation. */
export async function arrived(
  tx: Transaction,
  conversation: Conversation,
  { inbound, now, blocked, imported }: Arrival,
): Promise<Applied> {
  const { at, echo, attachments } = inbound;
  const saved = await saveMessage(tx, conversation, {
    direction: echo ? 'outgoing' : 'incoming',
    origin: echo ? 'app' : null,
    status: echo ? echoStatus(at, conversation.contactSeenAt) : 'sent',
    ...contentOf(inbound),
    imported,
    createdAt: now,
  });
  if (!saved) return DONE;
  await saveAttachments(
    tx,
    saved,
    attachments.map((each) => attachmentRow(each, { at, now })),
  );

  if (imported) return joined(tx, conversation, inbound);
  return moveOn(tx, conversation, { inbound, blocked });
}

const DONE: Applied = { ending: { state: 'done' } };

/** What was said long ago moves nothing, but it may have opened the reply window. */
async function joined(
  tx: Transaction,
  conversation: Conversation,
  { at, echo }: InboundMessage,
): Promise<Applied> {
  const change = recall(conversation, { at, echo });
  const version = await updateConversation(tx, conversation.id, change);
  return { ...DONE, notes: [changed(conversation, version)] };
}

/** What a message says, as its row has it. */
const contentOf = (inbound: InboundMessage) => ({
  externalId: inbound.externalId,
  at: inbound.at,
  content: inbound.text,
  kinds: inbound.attachments.map(({ kind }) => kind),
  replyToExternalId: inbound.replyTo,
  context: inbound.context,
  appId: inbound.appId,
});

/** A first look at a story comes soon: whoever thinks better of it does so within minutes. */
const FIRST_LOOK_MS = 10 * 60_000;

/** A story is looked at until it is over; where everything else is, is asked for when somebody wants to see it. */
export function attachmentRow(
  { cards, ...found }: InboundAttachment,
  { at, now }: { readonly at: Date; readonly now: Date },
) {
  const row = { ...found, cards, fetchedAt: found.url ? now : null };
  if (!isStory(found.kind)) return row;
  const endsAt = new Date(at.getTime() + STORY_LASTS_MS);
  return { ...row, endsAt, checkAt: new Date(now.getTime() + FIRST_LOOK_MS) };
}
