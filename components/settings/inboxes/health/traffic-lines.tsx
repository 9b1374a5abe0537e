import { Time } from '@/components/ui/time';
import type { ConnectionHealth } from '@/lib/contracts/connection-health';
import { Line } from './line';
import { TestMessage } from './test-message';

type Props = {
  readonly health: Pick<
    ConnectionHealth,
    'at' | 'id' | 'username' | 'state' | 'lastEventAt' | 'lastSentAt'
  >;
};

/** When anything last came and went. */
export function TrafficLines({ health }: Props) {
  const { at, id, username, state, lastEventAt, lastSentAt } = health;
  return (
    <>
      <Line tone={lastEventAt ? 'good' : 'plain'} title="Last event received">
        {lastEventAt ? <Moment at={lastEventAt} /> : <p>Nothing yet.</p>}
        {state !== 'disabled' && <TestMessage inboxId={id} username={username} paintedAt={at} />}
      </Line>
      <Line tone={lastSentAt ? 'good' : 'plain'} title="Last message sent">
        {lastSentAt ? <Moment at={lastSentAt} /> : <p>None yet.</p>}
      </Line>
    </>
  );
}

function Moment({ at }: { readonly at: string }) {
  return (
    <p>
      <Time at={at} as="date" />, <Time at={at} as="clock" />
    </p>
  );
}
