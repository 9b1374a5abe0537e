'use client';

import { Avatar } from '@/components/ui/avatar';
import { cn } from '@/components/ui/cn';
import { Time } from '@/components/ui/time';
import { deliveryLine } from '@/lib/client/delivery-line';
import { useDesk } from '@/lib/client/desk';
import type { MessageRow as Row } from '@/lib/client/thread-rows';
import type { ConversationSummary } from '@/lib/contracts/conversations';
import { Bubble } from './bubble';
import { DeliveryState } from './delivery-state';

type Props = {
  readonly row: Row;
  readonly conversation: Pick<ConversationSummary, 'number' | 'contact'>;
  /** Our newest message; its state is always told. */
  readonly isOurLast: boolean;
};

/** One message. What one sender wrote without a pause has the time and the writer once, at its end. */
export function MessageRow({ row, conversation, isOurLast }: Props) {
  const { contact, number } = conversation;
  const { side, item, isFirst, isLast } = row;
  const theirs = side === 'theirs';
  return (
    <div
      data-first={isFirst || undefined}
      data-last={isLast || undefined}
      className={cn(
        'group/item flex gap-2',
        theirs ? 'pr-10 md:pr-16' : 'justify-end pl-10 md:pl-16',
      )}
    >
      {theirs && (
        <span className="mb-5 w-7 shrink-0 self-end">
          {isLast && (
            <Avatar
              name={contact.displayName}
              seed={contact.id}
              src={contact.avatarUrl}
              size={28}
            />
          )}
        </span>
      )}
      <div className={cn('flex min-w-0 flex-col', theirs ? 'items-start' : 'items-end')}>
        <div className="outline-accent group-data-sought/row:animate-spotlight max-w-full rounded-lg outline-offset-3 group-data-sought/row:outline-2">
          <Bubble side={side} item={item} />
        </div>
        <Line number={number} row={row} isOurLast={isOurLast} />
        {isLast && <Ending row={row} isOurLast={isOurLast} number={number} />}
      </div>
    </div>
  );
}

type LineProps = {
  readonly number: number;
  readonly row: Row;
  readonly isOurLast: boolean;
};

/** Trouble stands right below its bubble; all being well joins the line at the end of the run. */
function Line({ number, row: { item, isLast }, isOurLast }: LineProps) {
  const line = deliveryLine(item, isOurLast);
  if (!line || (line.kind === 'quiet' && isLast)) return null;
  return (
    <div className="text-ink-subtle mt-1 mb-1 max-w-130 text-right text-xs">
      <DeliveryState number={number} item={item} line={line} />
    </div>
  );
}

function Ending({ row, isOurLast, number }: LineProps) {
  const { item } = row;
  const writer = useWriter(row);
  const line = deliveryLine(item, isOurLast);
  return (
    <p className="text-2xs text-ink-subtle mt-1 flex h-4 items-center gap-1.5 px-1">
      {writer && <span>{writer}</span>}
      {writer && <span aria-hidden>·</span>}
      <Time at={item.message.at} as="clock" />
      {item.message.imported && (
        <>
          <span aria-hidden>·</span>
          <span>Imported</span>
        </>
      )}
      {line?.kind === 'quiet' && (
        <>
          <span aria-hidden>·</span>
          <DeliveryState number={number} item={item} line={line} />
        </>
      )}
    </p>
  );
}

function useWriter({ side, item }: Row): string | null {
  const { me } = useDesk();
  const { sender } = item.message;
  if (sender.type === 'app') return 'Sent from the Instagram app';
  if (sender.type === 'system') return 'Parley';
  if (sender.type === 'contact') return null;
  const name = sender.id === me.memberId ? 'You' : sender.name;
  return side === 'note' ? `Note by ${name === 'You' ? 'you' : name}` : name;
}
