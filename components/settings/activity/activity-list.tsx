import { Bot, ScrollText } from 'lucide-react';
import type { Route } from 'next';
import Link from 'next/link';
import { MemberAvatar } from '@/components/frame/member-avatar';
import { Avatar } from '@/components/ui/avatar';
import { State } from '@/components/ui/state';
import { Time } from '@/components/ui/time';
import type { Activity } from '@/lib/contracts/activity';

/** The record, newest first: one sentence an act. */
export function ActivityList({ acts }: { readonly acts: readonly Activity[] }) {
  if (acts.length === 0) {
    return (
      <State icon={<ScrollText />} title="Nothing here">
        What people do in this account is recorded here. With this filter there is nothing to show.
      </State>
    );
  }
  return (
    <ol aria-label="Acts" className="border-line divide-line divide-y rounded-lg border">
      {acts.map(({ id, who, before, thing, after, at }) => (
        <li key={id} className="flex items-start gap-3 px-4 py-2.5">
          <Face who={who} />
          <p className="text-ink-muted min-w-0 flex-1 pt-0.5 text-sm break-words">
            <span className="text-ink font-medium">{who?.name ?? 'Parley'}</span> {before}{' '}
            {thing && <Thing {...thing} />} {after}
          </p>
          <Time at={at} className="text-ink-subtle pt-0.5 text-xs" />
        </li>
      ))}
    </ol>
  );
}

function Face({ who }: Pick<Activity, 'who'>) {
  if (who === null) {
    return (
      <span className="bg-fill-strong text-ink-subtle grid size-6 shrink-0 place-items-center rounded-full">
        <Bot aria-hidden className="size-3.5" />
      </span>
    );
  }
  const { name, memberId } = who;
  if (memberId === null) return <Avatar name={name} seed={0} size={24} />;
  return <MemberAvatar member={{ id: memberId, name }} size={24} />;
}

function Thing({ label, href }: NonNullable<Activity['thing']>) {
  if (!href) return <span className="text-ink">{label}</span>;
  return (
    <Link
      href={href as Route}
      className="text-ink decoration-line-strong underline underline-offset-2 hover:decoration-current"
    >
      {label}
    </Link>
  );
}
