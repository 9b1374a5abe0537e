import { ChevronRight, Settings2 } from 'lucide-react';
import type { Route } from 'next';
import Link from 'next/link';
import { ChannelGlyph } from '@/components/ui/channel-glyph';
import { type Channel, TRAITS } from '@/lib/domain/channel';

const SENTENCES: { readonly [Each in Channel]: string } = {
  instagram:
    'Messages, story replies and reactions of a professional account. No Facebook Page needed.',
};

type Props = {
  readonly accountId: number;
  readonly channels: readonly { readonly channel: Channel; readonly configured: boolean }[];
  readonly superAdmin: boolean;
};

export function ChannelChoices({ accountId, channels, superAdmin }: Props) {
  return (
    <ul aria-label="Channels" className="grid gap-3">
      {channels.map(({ channel, configured }) => (
        <li
          key={channel}
          className="border-line has-[a[data-way]:hover]:border-line-strong has-[a[data-way]:hover]:bg-fill relative flex items-center gap-4 rounded-lg border px-4 py-4"
        >
          <span className="bg-fill-strong text-ink-muted grid size-10 shrink-0 place-items-center rounded-md">
            <ChannelGlyph channel={channel} className="size-5" />
          </span>
          <div className="min-w-0 flex-1">
            {configured ? (
              <Link
                data-way
                href={`/accounts/${accountId}/settings/inboxes/new?channel=${channel}` as Route}
                className="text-ink text-base font-medium after:absolute after:inset-0 after:rounded-lg"
              >
                {TRAITS[channel].label}
              </Link>
            ) : (
              <p className="text-ink text-base font-medium">{TRAITS[channel].label}</p>
            )}
            <p className="text-ink-muted text-sm text-pretty">
              {configured ? (
                SENTENCES[channel]
              ) : (
                <Missing channel={channel} superAdmin={superAdmin} />
              )}
            </p>
          </div>
          {configured && <ChevronRight aria-hidden className="text-ink-subtle size-4 shrink-0" />}
        </li>
      ))}
    </ul>
  );
}

/** What is missing, and who can set it. */
function Missing({
  channel,
  superAdmin,
}: {
  readonly channel: Channel;
  readonly superAdmin: boolean;
}) {
  if (!superAdmin) {
    return 'Its app is not set up here yet: the app’s ID and secret are missing. Whoever runs this installation can enter them.';
  }
  return (
    <>
      The app’s ID and secret are missing.{' '}
      <Link
        href={`/super_admin/app_config?config=${channel}` as Route}
        className="text-accent-ink inline-flex items-center gap-1 underline underline-offset-2"
      >
        <Settings2 aria-hidden className="size-3.5" />
        Enter them
      </Link>
    </>
  );
}
