import { CircleCheck, TriangleAlert } from 'lucide-react';
import type { ReactNode } from 'react';
import { LogInButton } from '@/components/connect/log-in-button';
import { SubscribeAgain } from '@/components/connect/subscribe-again';
import { Time } from '@/components/ui/time';
import type { InboxSettings } from '@/lib/contracts/inboxes';
import { TRAITS } from '@/lib/domain/channel';

type Props = { readonly inbox: InboxSettings };

/** Whether the provider takes what we send and sends what it gets, and if not, why and what to do. */
export function InboxHealth({ inbox }: Props) {
  const { id, channel, state, problem, problemSince, subscribeProblem } = inbox;
  const { tokenExpiresAt, restriction } = inbox;
  const { label } = TRAITS[channel];
  if (state === 'reconnect_required') {
    return (
      <Trouble tone="bad" title={problem ?? `${label}’s permission has run out.`}>
        <p>
          Replies can’t be sent
          {problemSince && (
            <>
              {' since '}
              <Time at={problemSince} as="clock" />, <Time at={problemSince} as="date" />
            </>
          )}
          . Whatever customers write is still kept and shown.
        </p>
        <LogInButton inboxId={id}>{`Log in at ${label} again`}</LogInButton>
      </Trouble>
    );
  }
  if (state === 'not_receiving') {
    return (
      <Trouble tone="bad" title="This inbox is not receiving yet.">
        <p>
          {subscribeProblem ?? `${label} is being asked to send messages.`} Parley tries again by
          itself.
        </p>
        <SubscribeAgain inboxId={id} />
      </Trouble>
    );
  }
  if (state === 'expiring') {
    return (
      <Trouble tone="warn" title={`${label}’s permission ends soon.`}>
        <p>
          It could not be renewed so far, and ends
          {tokenExpiresAt && (
            <>
              {' on '}
              <Time at={tokenExpiresAt} as="date" />
            </>
          )}
          . Log in again before that, and nothing is interrupted.
        </p>
        <LogInButton inboxId={id}>{`Log in at ${label} again`}</LogInButton>
      </Trouble>
    );
  }
  if (state === 'disabled') {
    return (
      <Trouble tone="warn" title={problem ?? 'The account is not connected here any more.'}>
        <p>
          Nothing is sent from this inbox and nothing comes to it; what was written stays and can be
          read. Connect the account as a new inbox to go on here, unless it is connected elsewhere
          by then.
        </p>
      </Trouble>
    );
  }
  if (restriction !== null) {
    return (
      <Trouble tone="warn" title={`${label} restricts this account.`}>
        <p>
          {restriction ? `It says: ${restriction}` : 'It does not say why.'} Messages still come in;
          some of what you send may be refused. In the Instagram app, Settings › Account status says
          what to do.
        </p>
      </Trouble>
    );
  }
  return (
    <div className="flex flex-wrap items-center gap-3">
      <p className="bg-good-soft text-good flex min-w-0 flex-1 basis-72 items-center gap-2 rounded-md px-3 py-2.5 text-sm">
        <CircleCheck aria-hidden className="size-4 shrink-0" />
        {label} is connected: messages come in and go out.
      </p>
      <LogInButton inboxId={id} isQuiet>{`Log in at ${label} again`}</LogInButton>
    </div>
  );
}

const TONES = { bad: 'bg-bad-soft text-bad', warn: 'bg-warn-soft text-warn' } as const;

type TroubleProps = {
  readonly tone: keyof typeof TONES;
  readonly title: string;
  readonly children: ReactNode;
};

function Trouble({ tone, title, children }: TroubleProps) {
  return (
    <div className={`flex items-start gap-2 rounded-md px-3 py-2.5 text-sm ${TONES[tone]}`}>
      <TriangleAlert aria-hidden className="mt-0.5 size-4 shrink-0" />
      <div className="grid gap-2">
        <p className="font-medium">{title}</p>
        {children}
      </div>
    </div>
  );
}
