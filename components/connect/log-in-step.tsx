import { BadgeCheck, MessageCircle, MessagesSquare } from 'lucide-react';
import type { ConnectFailure } from '@/lib/domain/connect-failure';
import { ConnectProblem } from './connect-problem';
import { LogInButton } from './log-in-button';
import { Wizard } from './wizard';

const NEEDS = [
  {
    icon: BadgeCheck,
    title: 'A professional account',
    sentence: 'Business or creator. A personal one can be switched in the Instagram app, for free.',
  },
  {
    icon: MessageCircle,
    title: 'Its login',
    sentence: 'You log in at Instagram itself; Parley never sees the password.',
  },
  {
    icon: MessagesSquare,
    title: 'Message access switched on',
    sentence:
      'In the Instagram app: Settings › Messages and story replies › Message controls › Connected tools › Allow access to messages.',
  },
] as const;

type Props = {
  readonly inbox: {
    readonly id: number;
    readonly name: string;
    readonly username: string | null;
  } | null;
  readonly error: ConnectFailure | null;
};

export function LogInStep({ inbox, error }: Props) {
  const who = inbox?.username ? `@${inbox.username}` : inbox?.name;
  return (
    <Wizard
      step={1}
      title={inbox ? `Reconnect ${inbox.name}` : 'Connect an Instagram account'}
      lead={
        inbox
          ? `Log in at Instagram as ${who} and leave the permissions ticked. Nothing that was written so far changes.`
          : 'Log in at Instagram and leave the permissions ticked. It takes about a minute.'
      }
    >
      <div className="grid gap-6">
        {error && <ConnectProblem error={error} />}
        {!error && (
          <ul className="grid gap-4">
            {NEEDS.map(({ icon: Icon, title, sentence }) => (
              <li key={title} className="flex items-start gap-3">
                <span className="bg-fill text-ink-muted grid size-8 shrink-0 place-items-center rounded-md">
                  <Icon aria-hidden className="size-4" />
                </span>
                <div className="min-w-0">
                  <p className="text-ink text-sm font-medium">{title}</p>
                  <p className="text-ink-muted text-sm text-pretty">{sentence}</p>
                </div>
              </li>
            ))}
          </ul>
        )}
        <div>
          <LogInButton inboxId={inbox?.id ?? null}>
            {error ? 'Try again' : 'Continue to Instagram'}
          </LogInButton>
        </div>
      </div>
    </Wizard>
  );
}
