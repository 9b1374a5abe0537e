import { Badge } from '@/components/ui/badge';
import { ChannelGlyph } from '@/components/ui/channel-glyph';
import { fullCount } from '@/lib/client/count';
import type { ListedInbox } from '@/lib/contracts/inboxes';
import { percentDeleted, type Removal } from '@/lib/domain/removal';

type Props = {
  readonly inbox: Pick<ListedInbox, 'name' | 'channel'>;
  readonly removal: Removal;
};

/** An inbox that is going: how far it has come, and nothing to open. */
export function RemovedRow({ inbox: { name, channel }, removal }: Props) {
  return (
    <li className="flex items-center gap-3 px-4 py-3.5">
      <span className="bg-fill-strong text-ink-subtle grid size-9 shrink-0 place-items-center rounded-md">
        <ChannelGlyph channel={channel} className="size-4.5" />
      </span>
      <div className="min-w-0 flex-1">
        <p className="flex flex-wrap items-center gap-x-2 gap-y-1">
          <span className="text-ink-muted min-w-0 truncate text-sm font-medium">{name}</span>
          <Badge tone="bad">Being deleted</Badge>
        </p>
        <Progress name={name} removal={removal} />
      </div>
    </li>
  );
}

function Progress({ name, removal }: { readonly name: string; readonly removal: Removal }) {
  const { total, left } = removal;
  const percent = percentDeleted(removal);
  if (total === 0) return <p className="text-ink-muted text-xs">There were no conversations.</p>;
  const of = `${fullCount(Math.min(left, total))} of ${fullCount(total)}`;
  return (
    <>
      <p className="text-ink-muted text-xs tabular-nums">
        {percent} % · {of} {total === 1 ? 'conversation' : 'conversations'} left
      </p>
      <progress
        aria-label={`Deleting ${name}`}
        max={100}
        value={percent}
        className="[&::-webkit-progress-bar]:bg-fill-strong [&::-webkit-progress-value]:bg-bad [&::-moz-progress-bar]:bg-bad bg-fill-strong mt-1.5 block h-1 w-full appearance-none overflow-hidden rounded-full"
      />
    </>
  );
}
