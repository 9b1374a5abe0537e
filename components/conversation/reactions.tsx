'use client';

import { AlertCircle } from 'lucide-react';
import { cn } from '@/components/ui/cn';
import { Tooltip } from '@/components/ui/tooltip';
import { useReact } from '@/lib/client/use-react';
import type { Message } from '@/lib/contracts/messages';

type Props = {
  readonly message: Message;
  readonly number: number;
  /** What the customer is called. */
  readonly name: string;
};

const CHIP =
  'relative flex h-6 min-w-7 items-center justify-center gap-0.5 rounded-full border-2 px-1 text-sm leading-none';

/** What both sides think of a message, on its edge. A press takes ours back. */
export function Reactions({ message, number, name }: Props) {
  const react = useReact(number);
  if (message.reactions.length === 0) return null;
  return (
    <ul aria-label="Reactions" className="relative z-1 -mt-2.5 flex px-1.5">
      {message.reactions.map(({ by, emoji, problem }) => (
        <li key={by}>
          {by === 'contact' ? (
            <Tooltip label={`${name} reacted`} side="top">
              <span className={cn(CHIP, 'border-surface bg-theirs')}>
                {emoji}
                <span className="sr-only"> from {name}</span>
              </span>
            </Tooltip>
          ) : (
            <Tooltip label={problem ?? 'You reacted. Press to take it back'} side="top">
              <button
                type="button"
                aria-label={`${emoji} from you${problem ? `, not sent: ${problem}` : ''}. Take it back`}
                onClick={() => react(message, null)}
                className={cn(
                  CHIP,
                  'bg-ours hover:bg-fill-strong transition-colors',
                  problem ? 'border-bad' : 'border-surface',
                )}
              >
                {emoji}
                {problem && <AlertCircle aria-hidden className="text-bad size-3" />}
              </button>
            </Tooltip>
          )}
        </li>
      ))}
    </ul>
  );
}
