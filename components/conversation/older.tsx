'use client';

import { Avatar } from '@/components/ui/avatar';
import { Button } from '@/components/ui/button';
import { whenNear } from '@/lib/client/when-near';
import type { ConversationSummary } from '@/lib/contracts/conversations';
import { TRAITS } from '@/lib/domain/channel';

type Props = {
  readonly older: {
    readonly exist: boolean;
    readonly areComing: boolean;
    readonly failed: boolean;
    readonly fetch: () => void;
  };
  readonly conversation: ConversationSummary;
};

/** The upper end of the thread: fetches on as it comes near, or says that this is where it began. */
export function Older({ older, conversation }: Props) {
  if (!older.exist) return <Beginning conversation={conversation} />;
  if (older.failed && !older.areComing) {
    return (
      <p className="text-ink-muted grid justify-items-center gap-2 pb-4 text-sm">
        Older messages could not be loaded.
        <Button size="sm" onClick={older.fetch}>
          Try again
        </Button>
      </p>
    );
  }
  const fetchOnce = () => {
    if (!older.areComing) older.fetch();
  };
  return (
    <p
      ref={whenNear(fetchOnce, '1500px 0px')}
      className="animate-shimmer text-2xs text-ink-subtle h-9 text-center"
    >
      Loading older messages…
    </p>
  );
}

function Beginning({ conversation: { contact, inbox } }: Pick<Props, 'conversation'>) {
  return (
    <div className="flex flex-col items-center gap-1 pt-4 pb-6 text-center">
      <Avatar name={contact.displayName} seed={contact.id} src={contact.avatarUrl} size={56} />
      <p className="mt-2 text-base font-semibold">{contact.displayName}</p>
      <p className="text-ink-subtle text-xs">
        The conversation with {inbox.name} on {TRAITS[inbox.channel].label} begins here.
      </p>
    </div>
  );
}
