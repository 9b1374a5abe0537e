import { ChevronRight, Inbox } from 'lucide-react';
import type { Route } from 'next';
import Link from 'next/link';
import { ChannelGlyph } from '@/components/ui/channel-glyph';
import { State } from '@/components/ui/state';
import type { ListedInbox } from '@/lib/contracts/inboxes';
import { TRAITS } from '@/lib/domain/channel';
import { ConnectionBadge } from './connection-badge';
import { LookAgain } from './look-again';
import { RemovedRow } from './removed-row';

type Props = { readonly accountId: number; readonly inboxes: readonly ListedInbox[] };

export function InboxRows({ accountId, inboxes }: Props) {
  if (inboxes.length === 0) {
    return (
      <State icon={<Inbox />} title="No inbox yet">
        Once an Instagram account is connected, it stands here, and its members answer what people
        write to it.
      </State>
    );
  }
  return (
    <>
      <ul aria-label="Inboxes" className="border-line divide-line divide-y rounded-lg border">
        {inboxes.map((inbox) =>
          inbox.removal ? (
            <RemovedRow key={inbox.id} inbox={inbox} removal={inbox.removal} />
          ) : (
            <Row key={inbox.id} accountId={accountId} inbox={inbox} />
          ),
        )}
      </ul>
      {inboxes.some(({ removal }) => removal) && <LookAgain />}
    </>
  );
}

type RowProps = { readonly accountId: number; readonly inbox: ListedInbox };

function Row({ accountId, inbox: { id, name, channel, username, state, members } }: RowProps) {
  return (
    <li className="hover:bg-fill relative flex items-center gap-3 px-4 py-3.5">
      <span className="bg-fill-strong text-ink-muted grid size-9 shrink-0 place-items-center rounded-md">
        <ChannelGlyph channel={channel} className="size-4.5" />
      </span>
      <div className="min-w-0 flex-1">
        <p className="flex flex-wrap items-center gap-x-2 gap-y-1">
          <Link
            href={`/accounts/${accountId}/settings/inboxes/${id}` as Route}
            className="text-ink min-w-0 truncate text-sm font-medium after:absolute after:inset-0 after:rounded-lg"
          >
            {name}
          </Link>
          <ConnectionBadge state={state} />
        </p>
        <p className="text-ink-muted truncate text-xs">
          {TRAITS[channel].label}
          {username && ` · @${username}`} · {people(members)}
        </p>
      </div>
      <ChevronRight aria-hidden className="text-ink-subtle size-4 shrink-0" />
    </li>
  );
}

function people(count: number): string {
  if (count === 0) return 'nobody in it';
  return count === 1 ? '1 member' : `${count} members`;
}
