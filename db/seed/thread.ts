import type { Transaction } from '@/db/client';
import { saveAttachments } from '@/db/queries/attachments';
import { createPerson, renameContact, updateIdentity } from '@/db/queries/contacts';
import { startConversation, updateConversation } from '@/db/queries/conversations';
import { saveMessage } from '@/db/queries/messages';
import type { Conversation } from '@/db/schema/conversations';
import type { AttachmentKind } from '@/lib/domain/attachment';
import type { Team } from './team';
import type { Customer, Thread } from './world';

type Telling = {
  readonly team: Team;
  readonly thread: Thread;
  readonly customer: Customer;
  /** Counted from 0; decides who answered and whose it is. */
  readonly index: number;
};

/** One conversation as it would be, had the team answered it here. */
export async function seedThread(tx: Transaction, telling: Telling): Promise<void> {
  const { team, thread, customer } = telling;
  const first = thread.messages[0];
  const last = thread.messages.at(-1);
  if (!first || !last) return;

  const inbox = { id: team.inboxId, accountId: team.accountId };
  const { externalId } = customer;
  const { identity } = await createPerson(tx, inbox, { externalId, now: first.at });
  await seedProfile(tx, identity, { customer, fetchedAt: last.at });
  const conversation = await startConversation(tx, identity, { at: first.at, now: first.at });
  await seedMessages(tx, conversation, telling);
  await settleConversation(tx, conversation, telling);
}

type Fetched = { readonly customer: Customer; readonly fetchedAt: Date };

async function seedProfile(
  tx: Transaction,
  { id, contactId }: { readonly id: number; readonly contactId: number },
  { customer, fetchedAt: profileFetchedAt }: Fetched,
) {
  const { name, username, avatarUrl, followerCount, verified, followsUs, weFollow } = customer;
  const profile = { username, avatarUrl, followerCount, verified, followsUs, weFollow };
  await updateIdentity(tx, id, { ...profile, profileFetchedAt, profileCheckAt: null });
  if (name) await renameContact(tx, contactId, name);
}

/** What the demo's people send, in our words; where it is, is asked for once somebody looks. */
const KINDS: Readonly<Record<string, AttachmentKind>> = {
  image: 'image',
  audio: 'audio',
  video: 'video',
  ig_post: 'post',
  ig_reel: 'reel',
};

const writerOf = ({ team, index }: Telling) =>
  team.agents[index % team.agents.length] ?? team.administrator;

async function seedMessages(tx: Transaction, conversation: Conversation, telling: Telling) {
  for (const message of telling.thread.messages) {
    await seedMessage(tx, conversation, { message, telling });
  }
}

type Said = { readonly message: Thread['messages'][number]; readonly telling: Telling };

async function seedMessage(
  tx: Transaction,
  conversation: Conversation,
  { message: { mid, from, text, at, attachments }, telling }: Said,
): Promise<void> {
  const { seenAt } = telling.thread;
  const ours = from === 'business';
  const seen = ours && seenAt !== null && at <= seenAt;
  const carried = attachments.map(({ type, ...told }) => ({
    ...told,
    kind: KINDS[type] ?? 'unsupported',
    providerKind: type,
  }));
  const saved = await saveMessage(tx, conversation, {
    direction: ours ? 'outgoing' : 'incoming',
    origin: ours ? 'desk' : null,
    memberId: ours ? writerOf(telling) : null,
    content: text || null,
    kinds: carried.map(({ kind }) => kind),
    externalId: mid,
    status: seen ? 'read' : 'sent',
    seenAt: seen ? seenAt : null,
    at,
    createdAt: at,
  });
  if (saved) await saveAttachments(tx, saved, carried);
}

/** Whose it is, whether it is done, and how much of it nobody has looked at yet. */
async function settleConversation(tx: Transaction, { id }: Conversation, telling: Telling) {
  const { thread, index, team } = telling;
  const { messages, seenAt, state } = thread;
  const lastInbound = messages.findLast(({ from }) => from === 'customer');
  const newest = messages.at(-1);
  const answered = messages.findLastIndex(({ from }) => from === 'business');
  const unanswered = messages.length - 1 - answered;
  const assignees = [null, team.administrator, ...team.agents];
  const assigneeId = state === 'waiting' ? assignees[index % assignees.length] : writerOf(telling);
  await updateConversation(tx, id, {
    ...(newest && { lastActivityAt: newest.at }),
    lastInboundAt: lastInbound?.at ?? null,
    contactSeenAt: seenAt,
    assigneeId: assigneeId ?? null,
    unreadCount: state === 'waiting' && index % 3 !== 2 ? unanswered : 0,
    ...(state === 'done' && newest && { status: 'resolved', resolvedAt: newest.at }),
  });
}
