import type { ConversationSummary, ListFilter } from '@/lib/contracts/conversations';
import type { ListData } from './conversations';

export type ConversationChange = Partial<
  Pick<ConversationSummary, 'status' | 'snoozedUntil' | 'assignee' | 'unreadCount'>
>;

type View = { readonly filter: ListFilter; readonly me: number };

const belongs = ({ status, assignee }: ConversationSummary, { filter, me }: View): boolean => {
  if (status !== filter.status) return false;
  if (filter.assignee === 'mine') return assignee?.id === me;
  return filter.assignee === 'all' || assignee === null;
};

/** A list as it will be once the server has made the change: rows that no longer belong are gone. */
export function changeList(
  data: ListData,
  number: number,
  { change, view }: { readonly change: ConversationChange; readonly view: View },
): ListData {
  const pages = data.pages.map((page) => ({
    ...page,
    conversations: page.conversations.flatMap((row) => {
      if (row.number !== number) return [row];
      const changed = { ...row, ...change };
      return belongs(changed, view) ? [changed] : [];
    }),
  }));
  return { ...data, pages };
}
