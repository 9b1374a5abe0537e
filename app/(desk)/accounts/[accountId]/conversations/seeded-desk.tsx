import { dehydrate, HydrationBoundary, QueryClient } from '@tanstack/react-query';
import { cookies } from 'next/headers';
import { type ReactNode, Suspense } from 'react';
import { DeskPanes } from '@/components/frame/desk-panes';
import { DeskSkeleton } from '@/components/frame/desk-skeleton';
import { detailQuery, listQuery } from '@/lib/client/conversations';
import { messagesQuery } from '@/lib/client/messages';
import { readPreferences } from '@/lib/client/preferences';
import type { ListFilter } from '@/lib/contracts/conversations';
import { loadConversation, loadConversations, loadMessages } from '@/lib/web/loaders/desk';

type Shown = {
  readonly accountId: number;
  readonly number: number | null;
  readonly filter: ListFilter;
  readonly message?: number | null;
};

/** The frame paints first, list and thread stream into it. From then on the browser goes its own way. */
export async function SeededDesk({ shown }: { readonly shown: Shown }) {
  const kept = await cookies();
  const preferences = readPreferences((name) => kept.get(name)?.value);
  return (
    <Suspense fallback={<DeskSkeleton number={shown.number} preferences={preferences} />}>
      <Seeded shown={shown}>
        <DeskPanes preferences={preferences} />
      </Seeded>
    </Suspense>
  );
}

/** Puts what the page shows first into the query cache. */
async function Seeded({ shown, children }: { shown: Shown; children: ReactNode }) {
  const { accountId, number, filter, message = null } = shown;
  const client = new QueryClient();
  const [page, thread] = await Promise.all([
    loadConversations(accountId, filter),
    number === null ? null : loadThread(accountId, number, message),
  ]);
  client.setQueryData(listQuery(accountId, filter).queryKey, { pages: [page], pageParams: [null] });
  if (number !== null && thread) {
    client.setQueryData(detailQuery(accountId, number).queryKey, thread.detail);
    const { page: messages, around } = thread.messages;
    client.setQueryData(messagesQuery(accountId, number).queryKey, {
      pages: [messages],
      pageParams: [around === null ? null : { around }],
    });
  }
  return <HydrationBoundary state={dehydrate(client)}>{children}</HydrationBoundary>;
}

async function loadThread(accountId: number, number: number, message: number | null) {
  const [detail, messages] = await Promise.all([
    loadConversation(accountId, number),
    loadMessages(accountId, number, message),
  ]);
  return { detail, messages };
}
