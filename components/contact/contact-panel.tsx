'use client';

import { BadgeCheck, ExternalLink } from 'lucide-react';
import type { ReactNode } from 'react';
import { PlaceLink } from '@/components/frame/place-link';
import { Avatar } from '@/components/ui/avatar';
import { ChannelGlyph } from '@/components/ui/channel-glyph';
import { Time } from '@/components/ui/time';
import { isGone } from '@/lib/client/api';
import { useFreshProfile } from '@/lib/client/contact-acts';
import { shortCount } from '@/lib/client/count';
import { useConversation } from '@/lib/client/use-conversation';
import type { ConversationDetail } from '@/lib/contracts/conversations';
import { TRAITS } from '@/lib/domain/channel';
import { Blocking } from './blocking';
import { FactsSkeleton, PanelSkeleton } from './panel-skeleton';

/** Who it is, as far as their channel tells. */
export function ContactPanel({ number }: { readonly number: number }) {
  const { detail, summary, error } = useConversation(number);
  useFreshProfile(number, detail?.contact.profileIsOld ?? false);
  if (isGone(error)) return null;
  if (!summary) return <PanelSkeleton />;
  return (
    <div className="min-h-0 flex-1 overflow-y-auto overscroll-contain">
      <div className="flex flex-col items-center px-5 pt-6 pb-5 text-center">
        <Avatar
          name={summary.contact.displayName}
          seed={summary.contact.id}
          src={summary.contact.avatarUrl}
          size={72}
        />
        <p className="mt-3 flex max-w-full items-center gap-1 text-lg font-semibold">
          <span className="wrap-anywhere">{summary.contact.displayName}</span>
          {detail?.contact.verified && (
            <BadgeCheck aria-label="Verified" className="text-accent-ink size-4.5 shrink-0" />
          )}
        </p>
        {summary.contact.username && <Username username={summary.contact.username} />}
      </div>
      {detail ? <Facts detail={detail} /> : <FactsSkeleton />}
    </div>
  );
}

function Username({ username }: { readonly username: string }) {
  return (
    <a
      href={`https://www.instagram.com/${encodeURIComponent(username)}/`}
      target="_blank"
      rel="noopener noreferrer"
      className="text-accent-ink mt-0.5 inline-flex max-w-full items-center gap-1 text-sm hover:underline"
    >
      <span className="truncate">@{username}</span>
      <ExternalLink aria-hidden className="size-3 shrink-0" />
      <span className="sr-only">on Instagram</span>
    </a>
  );
}

function Facts({ detail }: { readonly detail: ConversationDetail }) {
  const { contact, inbox, previous } = detail;
  return (
    <>
      {contact.profileProblem && (
        <p className="bg-warn-soft text-warn mx-4 mb-4 rounded-md px-3 py-2 text-xs">
          {contact.profileProblem}
        </p>
      )}
      <dl className="border-line grid gap-2.5 border-t px-5 py-4 text-sm">
        {contact.followerCount !== null && (
          <Fact label="Followers">
            <span title={contact.followerCount.toLocaleString('en-GB')}>
              {shortCount(contact.followerCount)}
            </span>
          </Fact>
        )}
        {contact.followsUs !== null && (
          <Fact label="Follows you">{contact.followsUs ? 'Yes' : 'No'}</Fact>
        )}
        {contact.weFollow !== null && (
          <Fact label="You follow">{contact.weFollow ? 'Yes' : 'No'}</Fact>
        )}
        <Fact label="First seen">
          <Time at={contact.firstSeenAt} as="date" />
        </Fact>
        <Fact label="Inbox">
          <span className="inline-flex max-w-full items-center gap-1.5">
            <ChannelGlyph channel={inbox.channel} className="text-ink-subtle size-3 shrink-0" />
            <span className="truncate">{inbox.name}</span>
          </span>
        </Fact>
        <Fact label={`${TRAITS[inbox.channel].label} id`}>
          <span className="wrap-anywhere select-all">{contact.externalId}</span>
        </Fact>
      </dl>
      {previous.length > 0 && <Previous previous={previous} />}
      <Blocking key={detail.number} detail={detail} />
    </>
  );
}

type FactProps = { readonly label: string; readonly children: ReactNode };

function Fact({ label, children }: FactProps) {
  return (
    <div className="grid grid-cols-[6rem_1fr] gap-3">
      <dt className="text-ink-subtle">{label}</dt>
      <dd className="text-ink min-w-0 tabular-nums">{children}</dd>
    </div>
  );
}

type PreviousProps = { readonly previous: ConversationDetail['previous'] };

function Previous({ previous }: PreviousProps) {
  return (
    <section className="border-line border-t px-3 py-4">
      <h3 className="text-ink-subtle px-2 pb-1.5 text-xs font-medium">Other conversations</h3>
      <ul>
        {previous.map(({ number, status, lastActivityAt }) => (
          <li key={number}>
            <PlaceLink
              number={number}
              className="hover:bg-fill flex h-8 items-center gap-2 rounded-sm px-2 text-sm"
            >
              <span className="tabular-nums">#{number}</span>
              <span className="text-ink-subtle capitalize">{status}</span>
              <Time at={lastActivityAt} className="text-ink-subtle ml-auto text-xs" />
            </PlaceLink>
          </li>
        ))}
      </ul>
    </section>
  );
}
