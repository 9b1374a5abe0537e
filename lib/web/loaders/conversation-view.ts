import 'server-only';
import type { ListedConversation } from '@/db/queries/conversation-list';
import type { ConversationSummary } from '@/lib/contracts/conversations';
import { TRAITS } from '@/lib/domain/channel';
import { displayName } from '@/lib/domain/profile';
import { windowClosesAt } from '@/lib/domain/reply-window';
import { humanAgentAllowed, type Settings } from '@/lib/domain/setting';

/** A row of the database as the desk shows it. */
export function conversationView(row: ListedConversation, settings: Settings): ConversationSummary {
  const { inbox, contact, person, lastInboundAt } = row;
  const { name } = contact;
  const { username, avatarUrl, externalId } = person;
  const closesAt = windowClosesAt(
    TRAITS[inbox.channel].replyWindow,
    lastInboundAt,
    humanAgentAllowed(settings, inbox.channel),
  );
  return {
    number: row.number,
    inbox,
    contact: {
      id: contact.id,
      displayName: displayName({ name, username, externalId }),
      name,
      username,
      avatarUrl,
    },
    status: row.status,
    snoozedUntil: row.snoozedUntil?.toISOString() ?? null,
    assignee: assigneeOf(row),
    lastActivityAt: row.lastActivityAt.toISOString(),
    windowClosesAt: closesAt?.toISOString() ?? null,
    unreadCount: row.unreadCount,
    preview: row.preview,
  };
}

const assigneeOf = ({ assignee }: ListedConversation) =>
  assignee.id !== null && assignee.name !== null ? { id: assignee.id, name: assignee.name } : null;
