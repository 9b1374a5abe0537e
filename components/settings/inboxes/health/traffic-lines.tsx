import { Time } from '@/components/ui/time';
import type { ConnectionHealth } from '@/lib/contracts/connection-health';
import { Line } from './line';
import { TestMessage } from './test-message';

type Props = {
  readonly health: Pick<
    ConnectionHealth,
    'id' | 'username' | 'state' | 'lastEventAt' | 'lastSentAt'
  >;
};

/** When anything last came and went. */
export function TrafficLines({ health: { id, username, state, lastEventAt, lastSentAt } }: Props) {
  return (
    <>
      <Line tone={lastEventAt ? 'good' : 'plain'} title="Last event received">
        {lastEventAt ? <Moment at={lastEventAt} /> : <p>Nothing yet.</p>}
        {state !== 'disabled' && <TestMessage inboxId={id} username={username} />}
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
