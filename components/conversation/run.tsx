'use client';

import { Avatar } from '@/components/ui/avatar';
import { cn } from '@/components/ui/cn';
import { Time } from '@/components/ui/time';
import type { Run as RunOfMessages } from '@/lib/client/blocks';
import { deliveryLine } from '@/lib/client/delivery-line';
import { useDesk } from '@/lib/client/desk';
import type { ThreadItem } from '@/lib/client/thread-items';
import type { ConversationSummary } from '@/lib/contracts/conversations';
import { Bubble } from './bubble';
import { DeliveryState } from './delivery-state';

type Props = {
  readonly run: RunOfMessages;
  readonly conversation: Pick<ConversationSummary, 'number' | 'contact'>;
  /** The key of our newest message; its state is always told. */
  readonly ourLast: string | null;
  /** What came later slides in. */
  readonly openedAt: string;
};

/** What one sender wrote without a pause, with the time and the writer once, at its end. */
export function Run({ run, conversation, ourLast, openedAt }: Props) {
  const { contact, number } = conversation;
  const theirs = run.side === 'theirs';
  const last = run.items.at(-1);
  return (
    <li className={cn('flex gap-2', theirs ? 'pr-10 md:pr-16' : 'justify-end pl-10 md:pl-16')}>
      {theirs && (
        <Avatar
          name={contact.displayName}
          seed={contact.id}
          src={contact.avatarUrl}
          size={28}
          className="mb-5 self-end"
        />
      )}
      <div className={cn('flex min-w-0 flex-col', theirs ? 'items-start' : 'items-end')}>
        <ul className="flex max-w-full flex-col gap-0.5">
          {run.items.map((item) => (
            <li
              key={item.key}
              data-key={item.key}
              data-side={run.side}
              className={cn(
                'group/item flex max-w-full flex-col',
                theirs ? 'items-start' : 'items-end',
                item.message.at > openedAt && 'animate-arrive',
              )}
            >
              <Bubble side={run.side} item={item} />
              <Line
                number={number}
                item={item}
                isOurLast={item.key === ourLast}
                inner={item !== last}
              />
            </li>
          ))}
        </ul>
        {last && <Ending run={run} last={last} isOurLast={last.key === ourLast} number={number} />}
      </div>
    </li>
  );
}

type LineProps = {
  readonly number: number;
  readonly item: ThreadItem;
  readonly isOurLast: boolean;
  readonly inner: boolean;
};

/** Trouble stands right below its bubble; all being well joins the line at the end of the run. */
function Line({ number, item, isOurLast, inner }: LineProps) {
  const line = deliveryLine(item, isOurLast);
  if (!line || (line.kind === 'quiet' && !inner)) return null;
  return (
    <div className="text-ink-subtle mt-1 mb-1 max-w-130 text-right text-xs">
      <DeliveryState number={number} item={item} line={line} />
    </div>
  );
}

type EndingProps = {
  readonly run: RunOfMessages;
  readonly last: ThreadItem;
  readonly isOurLast: boolean;
  readonly number: number;
};

function Ending({ run, last, isOurLast, number }: EndingProps) {
  const writer = useWriter(run.side, last);
  const line = deliveryLine(last, isOurLast);
  return (
    <p className="text-2xs text-ink-subtle mt-1 flex h-4 items-center gap-1.5 px-1">
      {writer && <span>{writer}</span>}
      {writer && <span aria-hidden>·</span>}
      <Time at={last.message.at} as="clock" />
      {line?.kind === 'quiet' && (
        <>
          <span aria-hidden>·</span>
          <DeliveryState number={number} item={last} line={line} />
        </>
      )}
    </p>
  );
}

function useWriter(
  side: RunOfMessages['side'],
  { message: { sender } }: ThreadItem,
): string | null {
  const { me } = useDesk();
  if (sender.type === 'app') return 'Sent from the Instagram app';
  if (sender.type === 'system') return 'Parley';
  if (sender.type === 'contact') return null;
  const name = sender.id === me.memberId ? 'You' : sender.name;
  return side === 'note' ? `Note by ${name === 'You' ? 'you' : name}` : name;
}
