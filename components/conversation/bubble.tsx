'use client';

import { Lock } from 'lucide-react';
import { Attachments } from '@/components/attachments/attachments';
import { cn } from '@/components/ui/cn';
import type { Side } from '@/lib/client/blocks';
import { useZone } from '@/lib/client/clock';
import { isEmojiOnly } from '@/lib/client/emoji';
import { isAtProvider } from '@/lib/client/reactions';
import { clockTime, fullTime } from '@/lib/client/relative-time';
import type { Message } from '@/lib/contracts/messages';
import { BubbleText } from './bubble-text';
import { ContextLines } from './context-lines';
import { EditedMark } from './edited-mark';
import { KindCard } from './kind-card';
import { MessageToolbar } from './message-toolbar';
import { QuoteLine } from './quote';
import { Reactions } from './reactions';

const LOOK: Readonly<Record<Side, string>> = {
  theirs:
    'bg-theirs text-ink rounded-e-lg rounded-s-xs group-data-first/item:rounded-ss-lg group-data-last/item:rounded-es-lg',
  ours: 'bg-ours text-ours-ink rounded-s-lg rounded-e-xs group-data-first/item:rounded-se-lg group-data-last/item:rounded-ee-lg',
  note: 'border border-paper-line bg-paper text-paper-ink rounded-s-lg rounded-e-xs group-data-first/item:rounded-se-lg group-data-last/item:rounded-ee-lg',
};

type Props = {
  readonly side: Side;
  readonly message: Message;
  readonly number: number;
  /** What the customer is called. */
  readonly name: string;
  /** Who wrote it, for those who can't see the side. */
  readonly by: string;
};

/** A message: what it answers, what it carries, its words, and what became of it. */
export function Bubble({ side, message, number, name, by }: Props) {
  const zone = useZone();
  const { text, kinds, attachments, at, replyTo, context, edits } = message;
  if (message.unsentAt) return <Tombstone at={message.unsentAt} />;
  return (
    <div
      title={fullTime(new Date(at), zone)}
      className={cn(
        'flex max-w-full flex-col gap-1',
        side === 'theirs' ? 'items-start' : 'items-end',
      )}
    >
      {context && <ContextLines context={context} />}
      {replyTo && <QuoteLine quote={replyTo} number={number} name={name} />}
      <div
        className={cn(
          'relative flex max-w-full flex-col gap-1',
          side === 'theirs' ? 'items-start' : 'items-end',
        )}
      >
        {attachments.length > 0 ? (
          <Attachments attachments={attachments} by={by} theirs={side === 'theirs'} />
        ) : (
          kinds.length > 0 && <KindCard kinds={kinds} />
        )}
        {text ? (
          <Words side={side} message={message} text={text} />
        ) : (
          kinds.length === 0 && <KindCard kinds={['unsupported']} />
        )}
        {isAtProvider(message) && (
          <MessageToolbar message={message} number={number} theirs={side === 'theirs'} />
        )}
      </div>
      <Reactions message={message} number={number} name={name} />
      <QuickReplies titles={message.quickReplies} />
      {edits > 0 && <EditedMark number={number} message={message.id} edits={edits} />}
    </div>
  );
}

type WordsProps = Pick<Props, 'side' | 'message'> & { readonly text: string };

function Words({ side, message: { status }, text }: WordsProps) {
  const pending = status === 'queued' || status === 'sending';
  const isBare = side !== 'note' && isEmojiOnly(text);
  return (
    <div
      className={cn(
        'flex max-w-full gap-2 text-base transition-opacity',
        isBare ? 'rounded-lg px-1' : `px-3 py-1.75 ${LOOK[side]}`,
        pending && 'opacity-75',
        status === 'failed' && 'outline-bad/50 outline -outline-offset-1',
      )}
    >
      {side === 'note' && <Lock aria-hidden className="text-paper-muted mt-1 size-3.5 shrink-0" />}
      <BubbleText text={text} />
    </div>
  );
}

function Tombstone({ at }: { readonly at: string }) {
  const zone = useZone();
  const moment = new Date(at);
  return (
    <p
      title={fullTime(moment, zone)}
      className="border-line-strong text-ink-muted rounded-lg border border-dashed px-3 py-1.5 text-sm italic"
    >
      Unsent at <time dateTime={at}>{clockTime(moment, zone)}</time>
    </p>
  );
}

/** What the customer may press instead of writing. */
function QuickReplies({ titles }: { readonly titles: readonly string[] }) {
  if (titles.length === 0) return null;
  return (
    <ul aria-label="Quick replies" className="flex max-w-full flex-wrap justify-end gap-1 pt-0.5">
      {titles.map((title) => (
        <li
          key={title}
          className="border-accent/50 text-accent-ink max-w-full truncate rounded-full border px-2.5 py-0.5 text-xs font-medium"
        >
          {title}
        </li>
      ))}
    </ul>
  );
}
