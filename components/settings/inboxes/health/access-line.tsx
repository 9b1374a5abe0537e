import { LogInButton } from '@/components/connect/log-in-button';
import { Time } from '@/components/ui/time';
import type { ConnectionHealth } from '@/lib/contracts/connection-health';
import type { ConnectionState } from '@/lib/domain/connection';
import { Line, type Tone } from './line';

const TONES: Readonly<Record<ConnectionState, Tone>> = {
  connected: 'good',
  not_receiving: 'good',
  expiring: 'warn',
  reconnect_required: 'bad',
  disabled: 'plain',
};

/** Until when the provider lets us act, and how that goes on. */
export function AccessLine({ health }: { readonly health: ConnectionHealth }) {
  const { id, state, problem, problemSince, tokenExpiresAt, renewsAt, renewalFailures } = health;
  const mayLogIn = state !== 'disabled';
  return (
    <Line
      tone={TONES[state]}
      title="Access"
      action={
        mayLogIn && (
          <LogInButton inboxId={id} size="sm" isQuiet={TONES[state] === 'good'}>
            Log in again
          </LogInButton>
        )
      }
    >
      {problem && (
        <p className="text-bad">
          {problem}
          {problemSince && (
            <>
              {' '}
              Since <Time at={problemSince} as="date" />, <Time at={problemSince} as="clock" />.
            </>
          )}
        </p>
      )}
      {tokenExpiresAt ? (
        <p>
          Ends on <Time at={tokenExpiresAt} as="date" />.{' '}
          {renewsAt && (
            <>
              Renewed by itself{renewalFailures === 0 ? ' from ' : '; tried again from '}
              <Time at={renewsAt} as="date" /> on.
            </>
          )}
        </p>
      ) : (
        !problem && <p>The provider has not said when it ends.</p>
      )}
      {state === 'expiring' && renewalFailures === 0 && (
        <p className="text-warn">It could not be renewed so far.</p>
      )}
      {renewalFailures > 0 && (
        <p className="text-warn">
          {renewalFailures === 1
            ? 'The last renewal failed.'
            : `The last ${renewalFailures} renewals failed.`}
        </p>
      )}
    </Line>
  );
}
