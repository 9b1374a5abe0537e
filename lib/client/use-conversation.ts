'use client';

import { useQuery, useQueryClient } from '@tanstack/react-query';
import type { ConversationDetail, ConversationSummary } from '@/lib/contracts/conversations';
import { isGone } from './api';
import { detailQuery, type ListData, listsKey } from './conversations';
import { useDesk } from './desk';

/** What a header needs; the row of the list knows it before the conversation is fetched. */
export function useConversation(number: number) {
  const { account } = useDesk();
  const client = useQueryClient();
  const { data, error, refetch } = useQuery(detailQuery(account.id, number));
  // What was deleted is not shown from memory either.
  const gone = isGone(error);
  const detail: ConversationDetail | null = gone ? null : (data ?? null);
  const row = gone ? null : rowIn(client, account.id, number);
  const summary: ConversationSummary | null = detail ?? row;
  /** A live note renews the row or the conversation first, whichever is quicker. */
  const unread = Math.max(detail?.unreadCount ?? 0, row?.unreadCount ?? 0);
  return { detail, summary, unread, error: detail ? null : error, refetch };
}

/** As {@link useConversation}, for those who only need what a row says and may have none open. */
export function useSummary(number: number | null): ConversationSummary | null {
  const { account } = useDesk();
  const client = useQueryClient();
  const { data } = useQuery({
    ...detailQuery(account.id, number ?? 0),
    enabled: number !== null,
  });
  return number === null ? null : (data ?? rowIn(client, account.id, number));
}

function rowIn(
  client: ReturnType<typeof useQueryClient>,
  accountId: number,
  number: number,
): ConversationSummary | null {
  for (const [, data] of client.getQueriesData<ListData>({ queryKey: listsKey(accountId) })) {
    for (const page of data?.pages ?? []) {
      const row = page.conversations.find((conversation) => conversation.number === number);
      if (row) return row;
    }
  }
  return null;
}
