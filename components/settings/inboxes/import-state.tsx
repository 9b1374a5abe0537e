import { CircleCheck, CircleDashed, CirclePause, LoaderCircle, TriangleAlert } from 'lucide-react';
import type { ReactNode } from 'react';
import { Time } from '@/components/ui/time';
import { fullCount } from '@/lib/client/count';
import type { Past, PastImport } from '@/lib/contracts/imports';

type Props = Past & {
  /** The provider's name. */
  readonly label: string;
};

/** How far it has come. The state is announced when it changes, the counts are not. */
export function ImportState({ history, gap, label }: Props) {
  return (
    <div className="grid gap-2 text-sm">
      {gap?.state === 'running' && (
        <Line icon={WORKING}>
          Fetching what may have been missed
          {gap.since && (
            <>
              {' since '}
              <Time at={gap.since} as="date" />, <Time at={gap.since} as="clock" />
            </>
          )}
          …
        </Line>
      )}
      <div role="status">
        <Line {...lookOf(history)}>{history ? sentenceOf(history, label) : NEVER}</Line>
      </div>
      {history && history.state !== 'waiting' && (
        <div className="text-ink-muted grid gap-1 pl-6.5 text-xs tabular-nums">
          <p>
            {counted(history.threads, 'conversation')} · {counted(history.messagesRead, 'message')}{' '}
            read, {fullCount(history.messagesSaved)} of them new
          </p>
          <p>
            Began <Time at={history.startedAt} />
            {history.finishedAt && (
              <>
                , ended <Time at={history.finishedAt} />
              </>
            )}
          </p>
          {history.unavailable > 0 && (
            <p className="max-w-110 text-pretty">
              {label} no longer tells {counted(history.unavailable, 'older message')}: of a long
              conversation it gives apps only the 20 newest.
            </p>
          )}
        </div>
      )}
    </div>
  );
}

const NEVER = 'Nothing was imported yet.';

const WORKING = <LoaderCircle aria-hidden className="text-accent-ink motion-safe:animate-spin" />;

function lookOf(history: PastImport | null): { icon: ReactNode; tone?: string } {
  if (!history) return { icon: <CircleDashed aria-hidden className="text-ink-subtle" /> };
  if (history.pausedUntil) return { icon: <CirclePause aria-hidden className="text-warn" /> };
  switch (history.state) {
    case 'running':
      return { icon: WORKING };
    case 'waiting':
      return { icon: <CirclePause aria-hidden className="text-ink-subtle" /> };
    case 'done':
      return { icon: <CircleCheck aria-hidden className="text-good" /> };
    case 'failed':
      return { icon: <TriangleAlert aria-hidden className="text-bad" />, tone: 'text-bad' };
    case 'cancelled':
      return { icon: <CircleDashed aria-hidden className="text-ink-subtle" /> };
  }
}

function sentenceOf({ state, problem, pausedUntil }: PastImport, label: string): ReactNode {
  if (state === 'running' && pausedUntil) {
    return (
      <>
        {label} could not answer just now. Parley goes on by itself at{' '}
        <Time at={pausedUntil} as="clock" />.
      </>
    );
  }
  switch (state) {
    case 'running':
      return 'Importing… You can leave this page, it goes on.';
    case 'waiting':
      return 'Waiting: what may have been missed is fetched first.';
    case 'done':
      return 'Everything that could be had is here.';
    case 'failed':
      return `The import stopped. ${problem ?? ''}`;
    case 'cancelled':
      return 'Stopped. What came so far stays.';
  }
}

type LineProps = {
  readonly icon: ReactNode;
  readonly tone?: string;
  readonly children: ReactNode;
};

function Line({ icon, tone = 'text-ink', children }: LineProps) {
  return (
    <p
      className={`flex items-start gap-2.5 ${tone} [&_svg]:mt-0.5 [&_svg]:size-4 [&_svg]:shrink-0`}
    >
      {icon}
      <span className="min-w-0 text-pretty break-words">{children}</span>
    </p>
  );
}

const counted = (count: number, noun: string): string =>
  `${fullCount(count)} ${noun}${count === 1 ? '' : 's'}`;
