'use client';

import { ArrowLeft, Check, PanelRight, RotateCcw } from 'lucide-react';
import { PlaceLink } from '@/components/frame/place-link';
import { ContactAvatar } from '@/components/inbox-list/contact-avatar';
import { Button, buttonLook } from '@/components/ui/button';
import { cn } from '@/components/ui/cn';
import { Tooltip } from '@/components/ui/tooltip';
import { useNow } from '@/lib/client/clock';
import { usePlaceAs } from '@/lib/client/place-as';
import { windowState } from '@/lib/client/window-state';
import type { ConversationSummary } from '@/lib/contracts/conversations';
import { AssignMenu } from './assign-menu';
import { SnoozeMenu } from './snooze-menu';
import { StatusLine } from './status-line';
import { PersonSkeleton } from './thread-skeleton';
import { WindowBadge } from './window-badge';

type Props = {
  readonly conversation: ConversationSummary | null;
  readonly panelOpen: boolean;
  readonly onTogglePanel: () => void;
};

export function ThreadHeader({ conversation, panelOpen, onTogglePanel }: Props) {
  return (
    <header className="border-line flex h-13 shrink-0 items-center gap-2 border-b pr-2 pl-2 md:pl-4">
      <PlaceLink
        number={null}
        aria-label="Back to the list"
        className={buttonLook({ look: 'quiet', size: 'icon', className: 'md:hidden' })}
      >
        <ArrowLeft className="size-4.5" />
      </PlaceLink>
      {conversation ? <Person conversation={conversation} /> : <PersonSkeleton />}
      <div className="ml-auto flex shrink-0 items-center gap-1 md:gap-2">
        {conversation && (
          <>
            <AssignMenu conversation={conversation} />
            <SnoozeMenu conversation={conversation} />
            <ResolveButton conversation={conversation} />
          </>
        )}
        <Tooltip label={panelOpen ? 'Hide the contact' : 'Show the contact'} keys="I">
          <Button
            look="quiet"
            size="icon"
            aria-label="Contact details"
            aria-pressed={panelOpen}
            onClick={onTogglePanel}
          >
            <PanelRight className="size-4.5" />
          </Button>
        </Tooltip>
      </div>
    </header>
  );
}

function Person({ conversation }: { readonly conversation: ConversationSummary }) {
  const { contact, inbox, windowClosesAt, status } = conversation;
  const window = windowState(status === 'resolved' ? null : windowClosesAt, useNow());
  return (
    <div className="flex min-w-0 items-center gap-2.5">
      <ContactAvatar conversation={conversation} window={window} size={28} />
      <div className="min-w-0">
        <h2 className="truncate text-sm font-semibold">{contact.displayName}</h2>
        <p className="text-ink-subtle flex min-w-0 items-center gap-1.5 text-xs">
          <span className={cn('truncate max-md:hidden', status !== 'open' && 'max-md:hidden')}>
            {contact.username ? `@${contact.username}` : inbox.name}
          </span>
          <StatusLine conversation={conversation} />
          {status !== 'resolved' && <WindowBadge closesAt={windowClosesAt} />}
        </p>
      </div>
    </div>
  );
}

function ResolveButton({ conversation }: { readonly conversation: ConversationSummary }) {
  const placeAs = usePlaceAs();
  const resolved = conversation.status === 'resolved';
  const label = resolved ? 'Reopen' : 'Resolve';
  return (
    <Tooltip label={`${label} this conversation`} keys="E">
      <Button
        aria-label={label}
        className="max-md:size-8 max-md:border-0 max-md:px-0"
        onClick={() => placeAs(conversation, { status: resolved ? 'open' : 'resolved' })}
      >
        {resolved ? <RotateCcw className="size-4" /> : <Check className="size-4" />}
        <span className="max-md:hidden">{label}</span>
      </Button>
    </Tooltip>
  );
}
