import { SubscribeAgain } from '@/components/connect/subscribe-again';
import type { Delivery } from '@/lib/contracts/connection-health';
import { CLOCKS_AGREE_MS } from '@/lib/domain/connection';
import { Line } from './line';

type Props = {
  readonly inboxId: number;
  readonly label: string;
  /** On its way from the provider. */
  readonly delivery: Promise<Delivery | null>;
};

/** What the provider says that it delivers, and whether its clock goes as ours. */
export async function DeliveryLines({ inboxId, label, delivery }: Props) {
  const said = await delivery;
  if (!said) return null;
  if (!said.ok) {
    return (
      <Line
        tone="bad"
        title={`What ${label} sends`}
        action={<SubscribeAgain inboxId={inboxId}>{`Ask ${label} again`}</SubscribeAgain>}
      >
        {said.sentence}
      </Line>
    );
  }
  return (
    <>
      <FieldsLine inboxId={inboxId} label={label} fields={said.fields} />
      <ClockLine label={label} aheadMs={said.aheadMs} />
    </>
  );
}

type Said = Extract<Delivery, { ok: true }>;
type FieldsProps = Pick<Props, 'inboxId' | 'label'> & Pick<Said, 'fields'>;

function FieldsLine({ inboxId, label, fields }: FieldsProps) {
  const missing = fields.filter(({ isDelivered }) => !isDelivered);
  const isDeaf = missing.some(({ name }) => name === 'messages');
  const tone = missing.length > 0 ? 'warn' : 'good';
  return (
    <Line
      tone={isDeaf ? 'bad' : tone}
      title={`What ${label} sends`}
      action={
        missing.length > 0 && (
          <SubscribeAgain inboxId={inboxId}>{`Ask ${label} again`}</SubscribeAgain>
        )
      }
    >
      <p>
        {missing.length === 0
          ? `All ${fields.length} kinds of events, as ${label} says now.`
          : `${fields.length - missing.length} of ${fields.length} kinds of events, as ${label} says now.`}
      </p>
      {missing.length > 0 && (
        <p className={isDeaf ? 'text-bad' : 'text-warn'}>
          Missing: {missing.map(({ name }) => name).join(', ')}. They must also be ticked in Meta’s
          dashboard.
        </p>
      )}
      <details className="mt-1">
        <summary className="hover:text-ink w-fit cursor-pointer">Which?</summary>
        <p className="mt-1 font-mono text-xs break-words">
          {fields
            .filter(({ isDelivered }) => isDelivered)
            .map(({ name }) => name)
            .join(', ')}
        </p>
      </details>
    </Line>
  );
}

function ClockLine({ label, aheadMs }: Pick<Props, 'label'> & Pick<Said, 'aheadMs'>) {
  if (aheadMs === null) return null;
  const seconds = Math.round(Math.abs(aheadMs) / 1000);
  if (Math.abs(aheadMs) <= CLOCKS_AGREE_MS) {
    return (
      <Line tone="good" title="Clock">
        Parley’s clock and {label}’s agree.
      </Line>
    );
  }
  return (
    <Line tone="warn" title="Clock">
      Parley’s clock is {seconds} seconds {aheadMs > 0 ? 'ahead of' : 'behind'} {label}’s, and reply
      windows end as much too {aheadMs > 0 ? 'early' : 'late'}. Whoever runs the installation has to
      set the server’s clock.
    </Line>
  );
}
