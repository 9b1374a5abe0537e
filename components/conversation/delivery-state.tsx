'use client';

import { AlertCircle, Check, CheckCheck, CircleHelp, Clock3, CloudOff } from 'lucide-react';
import type { ReactNode } from 'react';
import { Button } from '@/components/ui/button';
import { Time } from '@/components/ui/time';
import type { DeliveryLine } from '@/lib/client/delivery-line';
import { useMessageActs } from '@/lib/client/message-acts';
import type { ThreadItem } from '@/lib/client/thread-items';
import { useDraft } from '@/lib/client/use-draft';
import { useOnline } from '@/lib/client/use-online';
import { useOutbox } from '@/lib/client/use-outbox';

const QUIET = {
  sending: { icon: <Clock3 aria-hidden className="size-3" />, words: 'Sending…' },
  sent: { icon: <Check aria-hidden className="size-3" />, words: 'Sent' },
  delivered: { icon: <CheckCheck aria-hidden className="size-3" />, words: 'Delivered' },
  read: { icon: <CheckCheck aria-hidden className="text-accent-ink size-3" />, words: 'Seen' },
} as const;

const OFFLINE = {
  icon: <CloudOff aria-hidden className="size-3" />,
  words: 'Waiting for your connection…',
} as const;

type Props = {
  readonly number: number;
  readonly item: ThreadItem;
  readonly line: DeliveryLine;
};

/** Where a message of ours stands, and what a person may do about it. */
export function DeliveryState({ number, item, line }: Props) {
  const online = useOnline();
  if (line.kind === 'quiet') {
    const waits = item.outgoing !== null && !online;
    const { icon, words } = waits ? OFFLINE : QUIET[line.status];
    return (
      <span className="inline-flex items-center gap-1">
        {icon}
        {words}
        {line.status === 'read' && item.message.seenAt && (
          <Time at={item.message.seenAt} as="clock" />
        )}
      </span>
    );
  }
  if (line.kind === 'waiting') {
    return (
      <Trouble
        tone="text-warn"
        icon={<Clock3 aria-hidden className="size-3.5" />}
        words={line.problem}
      >
        {null}
      </Trouble>
    );
  }
  return item.outgoing ? (
    <NotTaken number={number} clientId={item.outgoing.clientId} problem={line.problem} />
  ) : (
    <NotDelivered number={number} item={item} line={line} />
  );
}

type NotDeliveredProps = Omit<Props, 'line'> & {
  readonly line: Exclude<DeliveryLine, { kind: 'quiet' | 'waiting' }>;
};

function NotDelivered({ number, item: { message }, line }: NotDeliveredProps) {
  const { retry, confirm, isPending } = useMessageActs(number);
  if (line.kind === 'failed') {
    return (
      <Trouble
        tone="text-bad"
        icon={<AlertCircle aria-hidden className="size-3.5" />}
        words={`Not sent. ${line.problem}`}
      >
        <Act label="Retry" off={isPending} onClick={() => retry(message)} />
      </Trouble>
    );
  }
  return (
    <Trouble
      tone="text-warn"
      icon={<CircleHelp aria-hidden className="size-3.5" />}
      words={`Not confirmed. ${line.problem}`}
    >
      <Act label="Check" off={isPending} onClick={() => confirm(message)} />
      <Act label="Send again" off={isPending} onClick={() => retry(message)} />
    </Trouble>
  );
}

type NotTakenProps = {
  readonly number: number;
  readonly clientId: string;
  readonly problem: string;
};

/** The server never took it: the text is still here, and nowhere else. */
function NotTaken({ number, clientId, problem }: NotTakenProps) {
  const { outgoing, retry, drop } = useOutbox(number);
  const [draft, setDraft] = useDraft(number);
  const edit = () => {
    const item = outgoing.find((each) => each.clientId === clientId);
    if (!item) return;
    const text = [draft.text, item.text].filter((each) => each.trim() !== '').join('\n');
    setDraft({ text, private: item.private });
    drop(clientId);
  };
  return (
    <Trouble
      tone="text-bad"
      icon={<AlertCircle aria-hidden className="size-3.5" />}
      words={`Not sent. ${problem}`}
    >
      <Act label="Retry" onClick={() => retry(clientId)} />
      <Act label="Edit" onClick={edit} />
      <Act label="Discard" onClick={() => drop(clientId)} />
    </Trouble>
  );
}

type TroubleProps = {
  readonly tone: string;
  readonly icon: ReactNode;
  readonly words: string;
  readonly children: ReactNode;
};

function Trouble({ tone, icon, words, children }: TroubleProps) {
  return (
    <span className="flex flex-wrap items-center justify-end gap-x-1.5 gap-y-1">
      <span className={`inline-flex items-start gap-1 text-left ${tone}`}>
        <span className="mt-px">{icon}</span>
        <span>{words}</span>
      </span>
      {children}
    </span>
  );
}

type ActProps = {
  readonly label: string;
  readonly off?: boolean;
  readonly onClick: () => void;
};

function Act({ label, off = false, onClick }: ActProps) {
  return (
    <Button size="sm" className="h-6 px-2" off={off} onClick={onClick}>
      {label}
    </Button>
  );
}
