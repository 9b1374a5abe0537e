import 'server-only';
import { countConversations, listConversations } from '@/db/queries/conversation-list';
import type { ConversationPage, ListFilter } from '@/lib/contracts/conversations';
import type { MemberContext } from '@/lib/services/context';
import { readPlace, writePlace } from '../place';
import { conversationView } from './conversation-view';

const PAGE = 30;

export async function conversationPage(
  { db, scope }: Pick<MemberContext, 'db' | 'scope'>,
  { status, assignee, before }: ListFilter & { before?: string | undefined },
): Promise<ConversationPage> {
  const [rows, counts] = await Promise.all([
    listConversations(db, scope, { status, assignee, before: readPlace(before), limit: PAGE + 1 }),
    countConversations(db, scope, status),
  ]);
  const shown = rows.slice(0, PAGE);
  const last = rows.length > PAGE ? shown.at(-1) : undefined;
  return {
    conversations: shown.map(conversationView),
    counts,
    next: last ? writePlace({ at: last.lastActivityAt, id: last.id }) : null,
  };
}
