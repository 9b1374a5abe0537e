'use client';

import { Check, RotateCcw, UserPlus } from 'lucide-react';
import { Button } from '@/components/ui/button';
import { useAssign } from '@/lib/client/changes';
import { useDesk } from '@/lib/client/desk';
import { usePlaceAs } from '@/lib/client/place-as';
import type { ConversationSummary } from '@/lib/contracts/conversations';

type Props = {
  readonly conversation: ConversationSummary;
  /** Whether Tab reaches them; only the current row's are in its way. */
  readonly reachable: boolean;
};

/** What can be done without opening it. Shown on hover and on focus. */
export function RowActions({ conversation, reachable }: Props) {
  const { me } = useDesk();
  const placeAs = usePlaceAs();
  const assign = useAssign();
  const { number, contact, assignee, status } = conversation;
  const resolved = status === 'resolved';
  const resolveLabel = resolved ? 'Reopen' : 'Resolve';
  const tabIndex = reachable ? 0 : -1;
  return (
    <span className="border-line bg-surface pointer-events-none absolute right-1.5 bottom-1 flex rounded-sm border p-px opacity-0 group-hover:pointer-events-auto group-hover:opacity-100 focus-within:pointer-events-auto focus-within:opacity-100 pointer-coarse:hidden">
      {assignee?.id !== me.memberId && (
        <Button
          look="quiet"
          size="icon-sm"
          className="size-6 rounded-xs"
          tabIndex={tabIndex}
          title="Assign to me"
          aria-label={`Assign ${contact.displayName} to me`}
          onClick={() => assign(number, { id: me.memberId, name: me.name })}
        >
          <UserPlus className="size-3.5" />
        </Button>
      )}
      <Button
        look="quiet"
        size="icon-sm"
        className="size-6 rounded-xs"
        tabIndex={tabIndex}
        title={resolveLabel}
        aria-label={`${resolveLabel} ${contact.displayName}`}
        onClick={() => placeAs(conversation, { status: resolved ? 'open' : 'resolved' })}
      >
        {resolved ? <RotateCcw className="size-3.5" /> : <Check className="size-3.5" />}
      </Button>
    </span>
  );
}
