import 'server-only';
import type { z } from 'zod';
import {
  countPages,
  type PageCounts,
  type PageFilter,
  pageOfConversations,
} from '@/db/queries/conversation-pages';
import {
  type ConversationRecord,
  findRecord,
  newestMessages,
  recordsOf,
} from '@/db/queries/conversation-records';
import { findInboxOf } from '@/db/queries/inboxes';
import type { ApiConversation, listConversations } from '@/lib/contracts/api/conversations';
import { API_CHANNELS } from '@/lib/contracts/api/inboxes';
import { TRAITS } from '@/lib/domain/channel';
import { connectionTrouble } from '@/lib/domain/connection-trouble';
import { CONVERSATION_STATUSES } from '@/lib/domain/conversation';
import { decideReply } from '@/lib/domain/reply-window';
import { humanAgentAllowed, type Settings } from '@/lib/domain/setting';
import type { MemberContext } from '@/lib/services/context';
import { NotFound } from '@/lib/services/errors';
import { currentSettings } from '@/lib/services/settings/current';
import { apiMessages, unixSeconds } from './api-message-view';
import { apiAssignee, apiContact } from './api-people';

type Reader = Pick<MemberContext, 'db' | 'scope' | 'now'>;

const PAGE = 25;

type Query = z.output<typeof listConversations.input>;

const filterOf = ({ status, inbox_id: inboxId, assignee_type: assignee }: Query): PageFilter => ({
  statuses: status === 'all' ? CONVERSATION_STATUSES : [status],
  inboxId: inboxId ?? null,
  assignee,
});

/** One numbered page, and how many there are for each kind of assignee. */
export async function apiConversationPage(ctx: Reader, query: Query) {
  const { db, scope } = ctx;
  const filter = filterOf(query);
  const { inboxId } = filter;
  if (inboxId !== null && !(await findInboxOf(db, scope, inboxId))) {
    throw new NotFound(`inbox ${inboxId}`);
  }

  const counts = await countPages(db, scope, filter);
  const offset = (query.page - 1) * PAGE;
  const total = counts[filter.assignee === 'me' ? 'mine' : filter.assignee];
  const ids =
    offset < total ? await pageOfConversations(db, scope, { ...filter, offset, limit: PAGE }) : [];
  const payload = await views(ctx, await recordsOf(db, scope, ids));
  return { data: { meta: metaOf(counts), payload } };
}

const metaOf = (counts: PageCounts) => ({
  mine_count: counts.mine,
  unassigned_count: counts.unassigned,
  assigned_count: counts.assigned,
  all_count: counts.all,
});

export async function apiConversation(ctx: Reader, number: number): Promise<ApiConversation> {
  const record = await findRecord(ctx.db, ctx.scope, number);
  const [view] = record ? await views(ctx, [record]) : [];
  if (!view) throw new NotFound(`conversation ${number}`);
  return view;
}

async function views(
  ctx: Reader,
  records: readonly ConversationRecord[],
): Promise<ApiConversation[]> {
  const ids = records.map(({ conversation }) => conversation.id);
  const newest = await newestMessages(ctx.db, ids);
  const settings = await currentSettings(ctx);
  const told = records.flatMap((record) => {
    const row = newest.get(record.conversation.id);
    return row ? [{ record, row }] : [];
  });
  const messages = new Map(
    (await apiMessages(ctx, told)).map((message) => [message.conversation_id, message]),
  );
  return records.map((record) => ({
    ...view(record, { settings, now: ctx.now }),
    ...lastWords(messages.get(record.conversation.number)),
  }));
}

const lastWords = (message: ApiConversation['last_non_activity_message'] = null) => ({
  messages: message ? [message] : [],
  last_non_activity_message: message,
});

type Circumstances = { readonly settings: Settings; readonly now: Date };

function view(record: ConversationRecord, circumstances: Circumstances) {
  const { conversation, inbox } = record;
  const { contactSeenAt, snoozedUntil } = conversation;
  const lastActivityAt = unixSeconds(conversation.lastActivityAt);
  return {
    id: conversation.number,
    account_id: conversation.accountId,
    inbox_id: conversation.inboxId,
    status: conversation.status,
    created_at: unixSeconds(conversation.createdAt),
    timestamp: lastActivityAt,
    last_activity_at: lastActivityAt,
    contact_last_seen_at: contactSeenAt ? unixSeconds(contactSeenAt) : 0,
    snoozed_until: snoozedUntil && unixSeconds(snoozedUntil),
    unread_count: conversation.unreadCount,
    can_reply: canReply(record, circumstances),
    labels: [],
    meta: {
      sender: apiContact(record),
      assignee: apiAssignee(record),
      channel: API_CHANNELS[inbox.channel],
    },
    additional_attributes: {},
    custom_attributes: {},
  };
}

function canReply(
  { conversation, inbox }: ConversationRecord,
  { settings, now }: Circumstances,
): boolean {
  const humanAgent = humanAgentAllowed(settings, inbox.channel);
  const { label, replyWindow } = TRAITS[inbox.channel];
  return (
    !connectionTrouble(inbox, { label, now })?.stops &&
    decideReply(replyWindow, conversation.lastInboundAt, { humanAgent, now }).ok
  );
}
