'use client';

import { useState } from 'react';
import { Composer } from '@/components/composer/composer';
import { FileDrop } from '@/components/composer/file-drop';
import { LoadFailed } from '@/components/ui/load-failed';
import { isGone } from '@/lib/client/api';
import { useConversation } from '@/lib/client/use-conversation';
import { useMarkOpened, useThread } from '@/lib/client/use-thread';
import { MessageList } from './message-list';
import { NotHere } from './not-here';
import { ThreadHeader } from './thread-header';
import { ThreadShortcuts } from './thread-shortcuts';
import { ThreadSkeleton } from './thread-skeleton';

type Props = {
  readonly number: number;
  /** The message to begin at; null for the newest. */
  readonly message: number | null;
  readonly panelOpen: boolean;
  readonly onTogglePanel: () => void;
};

/** One conversation. Mounted anew for each, so that nothing of one shows in another. */
export function Thread({ number, message, panelOpen, onTogglePanel }: Props) {
  const { detail, summary, unread, error, refetch } = useConversation(number);
  const thread = useThread(number);
  const [unreadAtOpen] = useState(unread);
  useMarkOpened(number, thread.newer.exist ? 0 : unread);

  const failure = error ?? thread.error;
  if (isGone(failure)) return <NotHere />;

  const again = () => void Promise.all([refetch(), thread.refetch()]);
  return (
    <section
      aria-label={summary ? `Conversation with ${summary.contact.displayName}` : 'Conversation'}
      className="relative flex h-full min-w-0 flex-col"
    >
      <title>{summary ? `${summary.contact.displayName} · Parley` : 'Parley'}</title>
      {summary && <ThreadShortcuts conversation={summary} onTogglePanel={onTogglePanel} />}
      <ThreadHeader conversation={summary} panelOpen={panelOpen} onTogglePanel={onTogglePanel} />
      {failure && (
        <div className="flex-1">
          <LoadFailed what="The conversation" error={failure} again={again} />
        </div>
      )}
      {!failure && (thread.isPending || !summary) && <ThreadSkeleton />}
      {!failure && !thread.isPending && summary && (
        <MessageList
          conversation={summary}
          thread={thread}
          unreadAtOpen={unreadAtOpen}
          message={message}
        />
      )}
      {summary && <FileDrop number={number} />}
      {!failure && <Composer number={number} summary={summary} detail={detail} />}
    </section>
  );
}
