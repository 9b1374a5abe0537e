'use client';

import { ArrowLeftRight, Ban, Clock3, PlugZap, TimerOff } from 'lucide-react';
import type { Route } from 'next';
import type { ReactNode } from 'react';
import { PageLink } from '@/components/frame/page-link';
import { cn } from '@/components/ui/cn';
import { useNow, useZone } from '@/lib/client/clock';
import { useDesk } from '@/lib/client/desk';
import { comingTime, shortDate } from '@/lib/client/relative-time';
import { type WindowState, windowState } from '@/lib/client/window-state';
import type { ConversationDetail, ConversationSummary } from '@/lib/contracts/conversations';

type Props = {
  readonly summary: ConversationSummary;
  readonly detail: ConversationDetail | null;
};

const TONES: Readonly<Record<WindowState['tone'], string>> = {
  calm: 'text-ink-subtle',
  soon: 'text-warn',
  last: 'text-bad',
  closed: 'text-ink-muted',
  never: 'text-ink-muted',
};

/** Which rule holds and until when, or what keeps us from answering. */
export function RuleStrip({ summary, detail }: Props) {
  if (detail?.inbox.problem) {
    return <ConnectionStrip inboxId={summary.inbox.id} sentence={detail.inbox.problem} stops />;
  }
  return (
    <>
      {detail?.contact.blocked && (
        <Strip tone="text-bad" icon={<Ban />}>
          Your team has blocked {summary.contact.displayName}: what they write opens and counts
          nothing.
        </Strip>
      )}
      {detail?.heldBy && (
        <Strip tone="text-warn" icon={<ArrowLeftRight />}>
          {sentence(detail.heldBy)} holds this conversation, so Instagram may refuse your reply.
        </Strip>
      )}
      {detail?.inbox.warning && (
        <ConnectionStrip inboxId={summary.inbox.id} sentence={detail.inbox.warning} />
      )}
      <WindowStrip summary={summary} detail={detail} />
    </>
  );
}

const sentence = (words: string): string => words.charAt(0).toUpperCase() + words.slice(1);

type ConnectionProps = {
  readonly inboxId: number;
  readonly sentence: string;
  /** Nothing can be sent. */
  readonly stops?: boolean;
};

function ConnectionStrip({ inboxId, sentence, stops = false }: ConnectionProps) {
  const { account, me } = useDesk();
  return (
    <Strip tone={stops ? 'text-bad' : 'text-warn'} icon={<PlugZap />}>
      {sentence} {stops && 'You can still write a note. '}
      {me.role === 'administrator' && (
        <PageLink
          href={`/accounts/${account.id}/settings/inboxes/${inboxId}` as Route}
          className="font-medium whitespace-nowrap underline underline-offset-2"
        >
          See what to do
        </PageLink>
      )}
    </Strip>
  );
}

function WindowStrip({ summary, detail }: Props) {
  const now = useNow();
  const zone = useZone();
  const { windowClosesAt } = summary;
  const window = windowState(windowClosesAt, now);
  if (!windowClosesAt) {
    return (
      <Strip tone={TONES.never} icon={<TimerOff />}>
        You can reply once this person has written to you. Until then, write a note.
      </Strip>
    );
  }
  const closesAt = new Date(windowClosesAt);
  if (window.tone === 'closed') {
    return (
      <Strip tone={TONES.closed} icon={<TimerOff />}>
        {endedRule(detail)} ended on {shortDate(closesAt, now, zone)}. You can reply when they write
        again; until then, write a note.
      </Strip>
    );
  }
  const rule = detail?.humanAgent ? '7 days with Human Agent' : '24 hours after their message';
  return (
    <Strip tone={TONES[window.tone]} icon={<Clock3 />}>
      Reply until {comingTime(closesAt, now, zone)}
      {detail && <span className="text-ink-subtle max-md:hidden"> · {rule}</span>}
    </Strip>
  );
}

const endedRule = (detail: ConversationDetail | null): string => {
  if (!detail) return 'The time to reply';
  return detail.humanAgent ? 'The 7 days to reply' : 'The 24 hours to reply';
};

type StripProps = {
  readonly tone: string;
  readonly icon: ReactNode;
  readonly children: ReactNode;
};

function Strip({ tone, icon, children }: StripProps) {
  return (
    <p
      role="status"
      className={cn(
        'flex items-start gap-1.5 px-1 pb-1.5 text-xs [&_svg]:mt-px [&_svg]:size-3.5 [&_svg]:shrink-0',
        tone,
      )}
    >
      {icon}
      <span>{children}</span>
    </p>
  );
}
