'use client';

import { ArrowLeft, Check, PanelRight, RotateCcw } from 'lucide-react';
import { PlaceLink } from '@/components/frame/place-link';
import { ContactAvatar } from '@/components/inbox-list/contact-avatar';
import { Button } from '@/components/ui/button';
import { Skeleton } from '@/components/ui/skeleton';
import { Tooltip } from '@/components/ui/tooltip';
import { useResolve } from '@/lib/client/changes';
import { useNow } from '@/lib/client/clock';
import { windowState } from '@/lib/client/window-state';
import type { ConversationSummary } from '@/lib/contracts/conversations';
import { AssignMenu } from './assign-menu';
import { WindowBadge } from './window-badge';

type Props = {
  readonly conversation: ConversationSummary | null;
  readonly panelOpen: boolean;
  readonly onTogglePanel: () => void;
};

export function ThreadHeader({ conversation, panelOpen, onTogglePanel }: Props) {
  return (
    <header className="border-line flex h-13 shrink-0 items-center gap-2 border-b pr-2 pl-2 md:pl-4">
      <Button asChild look="quiet" size="icon" className="md:hidden">
        <PlaceLink number={null} aria-label="Back to the list">
          <ArrowLeft className="size-4.5" />
        </PlaceLink>
      </Button>
      {conversation ? <Person conversation={conversation} /> : <PersonSkeleton />}
      <div className="ml-auto flex shrink-0 items-center gap-1 md:gap-2">
        {conversation && (
          <>
            <AssignMenu conversation={conversation} />
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
          <span className="truncate max-sm:hidden">
            {contact.username ? `@${contact.username}` : inbox.name}
          </span>
          {status === 'resolved' ? (
            <span className="text-ink-muted inline-flex shrink-0 items-center gap-1 font-medium">
              <Check aria-hidden className="size-3" />
              Resolved
            </span>
          ) : (
            <WindowBadge closesAt={windowClosesAt} />
          )}
        </p>
      </div>
    </div>
  );
}

function PersonSkeleton() {
  return (
    <div className="flex items-center gap-2.5">
      <Skeleton className="size-8.5 rounded-full" />
      <div className="grid gap-1.5">
        <Skeleton className="h-3 w-32" />
        <Skeleton className="h-2.5 w-24" />
      </div>
    </div>
  );
}

function ResolveButton({ conversation }: { readonly conversation: ConversationSummary }) {
  const resolve = useResolve();
  const resolved = conversation.status === 'resolved';
  const label = resolved ? 'Reopen' : 'Resolve';
  return (
    <Tooltip label={`${label} this conversation`} keys="E">
      <Button
        aria-label={label}
        className="max-md:size-8 max-md:border-0 max-md:px-0"
        onClick={() => resolve(conversation.number, !resolved)}
      >
        {resolved ? <RotateCcw className="size-4" /> : <Check className="size-4" />}
        <span className="max-md:hidden">{label}</span>
      </Button>
    </Tooltip>
  );
}
