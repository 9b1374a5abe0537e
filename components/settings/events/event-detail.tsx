'use client';

import type { ReactNode } from 'react';
import { useAct } from '@/components/settings/use-act';
import { Button } from '@/components/ui/button';
import { Time } from '@/components/ui/time';
import type { LoggedEvent } from '@/lib/contracts/event-log';
import { reasonInWords } from '@/lib/domain/event-log';
import { replayOwnEvent } from '@/lib/web/actions/events';
import { EventBody } from './event-body';

/** What became of an event, why, and what was in it. */
export function EventDetail({ event }: { readonly event: LoggedEvent }) {
  const [act, isPending] = useAct();
  const { id, state, reason, attempts, dueAt, at, receivedAt, lane, redacted } = event;
  const isTried = state === 'new' && attempts > 0;
  return (
    <div className="border-line bg-canvas grid grid-cols-[minmax(0,1fr)] gap-3 rounded-b-[inherit] border-t px-4 py-3.5 text-sm md:pl-9.5">
      <dl className="grid grid-cols-[auto_minmax(0,1fr)] gap-x-4 gap-y-1 text-xs">
        <Fact name="Received">
          <Moment at={receivedAt} />
        </Fact>
        <Fact name="Happened">
          <Moment at={at} />
        </Fact>
        {reason && <Fact name={state === 'failed' ? 'Error' : 'Why'}>{reasonInWords(reason)}</Fact>}
        {(attempts > 0 || state === 'failed') && (
          <Fact name="Tries">
            {attempts}
            {isTried && dueAt && (
              <>
                , again <Time at={dueAt} as="clock" />
              </>
            )}
          </Fact>
        )}
        <Fact name="Number">{id}</Fact>
        <Fact name="Lane">
          <span className="font-mono break-all">{lane}</span>
        </Fact>
      </dl>
      {redacted ? (
        <p className="text-ink-muted max-w-110 text-xs text-pretty">
          What it said is gone: the message was unsent, or the story was over. Parley keeps nothing
          of it.
        </p>
      ) : (
        <EventBody id={id} />
      )}
      {state === 'failed' && !redacted && (
        <div>
          <Button
            size="sm"
            off={isPending}
            onClick={() => act(replayOwnEvent, { id }, 'It is being worked on again')}
          >
            Work on it again
          </Button>
        </div>
      )}
    </div>
  );
}

type FactProps = { readonly name: string; readonly children: ReactNode };

function Fact({ name, children }: FactProps) {
  return (
    <>
      <dt className="text-ink-subtle">{name}</dt>
      <dd className="text-ink min-w-0 break-words tabular-nums">{children}</dd>
    </>
  );
}

const Moment = ({ at }: { readonly at: string }) => (
  <>
    <Time at={at} as="date" />, <Time at={at} as="clock" />
  </>
);
