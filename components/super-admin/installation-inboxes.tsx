import { Inbox, SearchX } from 'lucide-react';
import { ConnectionBadge } from '@/components/settings/inboxes/connection-badge';
import { ChannelGlyph } from '@/components/ui/channel-glyph';
import { State } from '@/components/ui/state';
import type { InstallationInbox } from '@/lib/contracts/inboxes';
import { TRAITS } from '@/lib/domain/channel';
import { dayOf } from './day';
import { ReleaseDialog } from './release-dialog';

type Props = { readonly inboxes: readonly InstallationInbox[]; readonly isSearch: boolean };

/** Whose inboxes there are, and the way to free their accounts. Nothing of what is written in them. */
export function InstallationInboxes({ inboxes, isSearch }: Props) {
  if (inboxes.length === 0) {
    return isSearch ? (
      <State icon={<SearchX />} title="No inbox is called that">
        A part of the name or of the @username is enough; of the id, all of it.
      </State>
    ) : (
      <State icon={<Inbox />} title="No inbox yet">
        Once somebody has connected an Instagram account, it stands here.
      </State>
    );
  }
  return (
    <ul
      aria-label="Inboxes of all workspaces"
      className="border-line divide-line bg-surface divide-y rounded-lg border"
    >
      {inboxes.map((inbox) => (
        <li key={inbox.id} className="flex flex-wrap items-center gap-x-4 gap-y-3 px-4 py-3.5">
          <Facts inbox={inbox} />
          {!inbox.releasedAt && <ReleaseDialog id={inbox.id} name={inbox.name} />}
        </li>
      ))}
    </ul>
  );
}

function Facts({ inbox }: { readonly inbox: InstallationInbox }) {
  const { name, channel, username, externalId, account, state, since, releasedAt } = inbox;
  return (
    <div className="flex min-w-0 flex-1 basis-56 items-start gap-3">
      <span className="bg-fill-strong text-ink-muted grid size-9 shrink-0 place-items-center rounded-md">
        <ChannelGlyph channel={channel} className="size-4.5" />
      </span>
      <div className="min-w-0 flex-1">
        <p className="flex flex-wrap items-center gap-x-2 gap-y-1">
          <span className="text-ink min-w-0 text-sm font-medium break-words">{name}</span>
          <ConnectionBadge state={state} />
        </p>
        <p className="text-ink-muted text-xs break-words">
          {TRAITS[channel].label}
          {username && ` · @${username}`} · in <span className="text-ink">{account}</span>
        </p>
        <p className="text-ink-subtle text-xs break-words tabular-nums">
          {externalId} · since <time dateTime={since}>{dayOf(since)}</time>
          {releasedAt && (
            <>
              , released <time dateTime={releasedAt}>{dayOf(releasedAt)}</time>
            </>
          )}
        </p>
      </div>
    </div>
  );
}
