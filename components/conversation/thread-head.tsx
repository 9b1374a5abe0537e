'use client';

import { Avatar } from '@/components/ui/avatar';
import { Button } from '@/components/ui/button';
import { cn } from '@/components/ui/cn';
import type { Thread } from '@/lib/client/use-thread';
import type { ConversationSummary } from '@/lib/contracts/conversations';
import { TRAITS } from '@/lib/domain/channel';

type Props = {
  readonly older: Thread['older'];
  readonly conversation: ConversationSummary;
};

/** The upper end of the thread: more is coming, or this is where it began. Its heights are those of `HEAD_PX`. */
export function ThreadHead({ older, conversation }: Props) {
  if (!older.exist) return <Beginning conversation={conversation} />;
  return <More side={older} words="older" className="top-0" />;
}

/** The lower end of what is loaded, where that is not the newest. Its height is that of `FOOT_PX`. */
export const ThreadFoot = ({ newer }: { readonly newer: Thread['newer'] }) =>
  newer.exist && <More side={newer} words="newer" className="bottom-0" />;

type MoreProps = {
  readonly side: Thread['older' | 'newer'];
  readonly words: 'older' | 'newer';
  readonly className: string;
};

function More({ side, words, className }: MoreProps) {
  return (
    <li
      className={cn(
        'text-2xs text-ink-subtle absolute inset-x-0 flex h-11 items-center justify-center gap-2',
        className,
      )}
    >
      {side.failed ? (
        <>
          {words === 'older' ? 'Older' : 'Newer'} messages could not be loaded.
          <Button size="sm" onClick={side.fetch}>
            Try again
          </Button>
        </>
      ) : (
        <span className="animate-shimmer">Loading {words} messages…</span>
      )}
    </li>
  );
}

function Beginning({ conversation: { contact, inbox } }: Pick<Props, 'conversation'>) {
  return (
    <li className="absolute inset-x-0 top-0 flex h-44 flex-col items-center justify-end gap-1 px-4 pb-6 text-center">
      <Avatar name={contact.displayName} seed={contact.id} src={contact.avatarUrl} size={56} />
      <p className="mt-2 line-clamp-1 text-base font-semibold wrap-anywhere">
        {contact.displayName}
      </p>
      <p className="text-ink-subtle line-clamp-2 text-xs text-balance">
        The conversation with {inbox.name} on {TRAITS[inbox.channel].label} begins here.
      </p>
    </li>
  );
}
