'use client';

import { Lock } from 'lucide-react';
import { cn } from '@/components/ui/cn';
import type { Side } from '@/lib/client/blocks';
import { useZone } from '@/lib/client/clock';
import { fullTime } from '@/lib/client/relative-time';
import type { ThreadItem } from '@/lib/client/thread-items';
import { BubbleText } from './bubble-text';
import { KindCard } from './kind-card';

const LOOK: Readonly<Record<Side, string>> = {
  theirs:
    'bg-theirs text-ink rounded-e-lg rounded-s-xs group-data-first/item:rounded-ss-lg group-data-last/item:rounded-es-lg',
  ours: 'bg-ours text-ours-ink rounded-s-lg rounded-e-xs group-data-first/item:rounded-se-lg group-data-last/item:rounded-ee-lg',
  note: 'border border-paper-line bg-paper text-paper-ink rounded-s-lg rounded-e-xs group-data-first/item:rounded-se-lg group-data-last/item:rounded-ee-lg',
};

type Props = { readonly side: Side; readonly item: ThreadItem };

export function Bubble({ side, item: { message } }: Props) {
  const zone = useZone();
  const { text, kinds, status, at } = message;
  const pending = status === 'queued' || status === 'sending';
  return (
    <div
      title={fullTime(new Date(at), zone)}
      className={cn(
        'flex max-w-full flex-col gap-1',
        side === 'theirs' ? 'items-start' : 'items-end',
      )}
    >
      {kinds.length > 0 && <KindCard kinds={kinds} />}
      {text !== null && text !== '' && (
        <div
          className={cn(
            'flex max-w-full gap-2 px-3 py-1.75 text-base transition-opacity',
            LOOK[side],
            pending && 'opacity-75',
            status === 'failed' && 'outline-bad/50 outline -outline-offset-1',
          )}
        >
          {side === 'note' && (
            <Lock aria-hidden className="text-paper-muted mt-1 size-3.5 shrink-0" />
          )}
          <BubbleText text={text} />
        </div>
      )}
      {!text && kinds.length === 0 && <KindCard kinds={['unsupported']} />}
    </div>
  );
}
