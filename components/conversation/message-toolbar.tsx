'use client';

import { Ellipsis, Reply, SmilePlus } from 'lucide-react';
import { type KeyboardEvent, useState } from 'react';
import { Button } from '@/components/ui/button';
import { cn } from '@/components/ui/cn';
import { useAnswer } from '@/lib/client/use-answer';
import { useOnDemand } from '@/lib/client/use-on-demand';
import type { Message } from '@/lib/contracts/messages';

type Props = {
  readonly message: Message;
  readonly number: number;
  readonly theirs: boolean;
};

type Opened = { readonly part: 'emoji' | 'all'; readonly button: HTMLElement };

const loadMenu = () => import('./message-menu').then(({ MessageMenu }) => MessageMenu);

/**
 * What can be done with a message, beside it: shown on hover and on focus, and as one small button where there is no
 * pointer. Tab stops here once; the arrows go along.
 */
export function MessageToolbar({ message, number, theirs }: Props) {
  const [opened, setOpened] = useState<Opened | null>(null);
  const { Shown: MessageMenu, face } = useOnDemand(loadMenu);
  const answer = useAnswer(number);
  const opens = (part: Opened['part']) => ({
    ...face,
    'aria-haspopup': 'dialog' as const,
    'aria-expanded': opened?.part === part,
    onClick: ({ currentTarget }: { readonly currentTarget: HTMLElement }) => {
      face.onClick();
      setOpened({ part, button: currentTarget });
    },
  });
  return (
    <>
      <div
        role="toolbar"
        aria-label="Message actions"
        data-open={opened !== null || undefined}
        onKeyDown={walk}
        className={cn(
          'absolute top-0.5 flex opacity-0 transition-opacity group-hover/item:opacity-100 focus-within:opacity-100 data-open:opacity-100 pointer-coarse:opacity-100',
          theirs ? 'left-full ml-1' : 'right-full mr-1',
        )}
      >
        <Tool label="React" className="pointer-coarse:hidden" {...opens('emoji')}>
          <SmilePlus />
        </Tool>
        <Tool
          label="Reply to this message"
          className="pointer-coarse:hidden"
          onClick={() => answer(message.id)}
        >
          <Reply />
        </Tool>
        <Tool label="More actions" {...opens('all')} isStop>
          <Ellipsis />
        </Tool>
      </div>
      {MessageMenu && opened && (
        <MessageMenu
          message={message}
          number={number}
          part={opened.part}
          button={opened.button}
          onClose={() => setOpened(null)}
        />
      )}
    </>
  );
}

type ToolProps = React.ComponentProps<typeof Button> & {
  readonly label: string;
  /** Whether Tab stops at it. */
  readonly isStop?: boolean;
};

function Tool({ label, isStop = false, className, ...props }: ToolProps) {
  return (
    <Button
      look="quiet"
      size="icon-sm"
      aria-label={label}
      title={label}
      tabIndex={isStop ? 0 : -1}
      className={cn('text-ink-subtle [&_svg]:size-4', className)}
      {...props}
    />
  );
}

function walk(event: KeyboardEvent<HTMLElement>): void {
  const step = { ArrowRight: 1, ArrowLeft: -1 }[event.key];
  if (step === undefined) return;
  event.preventDefault();
  const buttons = [...event.currentTarget.querySelectorAll('button')].filter(
    (button) => button.offsetParent !== null,
  );
  const at = buttons.findIndex((button) => button.matches(':focus'));
  buttons[(at + step + buttons.length) % buttons.length]?.focus();
}
