'use client';

import { ArrowUpRight, Copy, type LucideIcon, Reply } from 'lucide-react';
import { PopoverAt } from '@/components/ui/popover';
import { toast } from '@/lib/client/toast';
import { useAnswer } from '@/lib/client/use-answer';
import type { Message } from '@/lib/contracts/messages';
import { EmojiRow } from './emoji-row';

type Props = {
  readonly message: Message;
  readonly number: number;
  readonly part: 'emoji' | 'all';
  readonly button: HTMLElement;
  readonly onClose: () => void;
};

const INSTAGRAM = 'https://www.instagram.com/direct/inbox/';

/** What can be done with a message, made when somebody asks for it. */
export function MessageMenu({ message, number, part, button, onClose }: Props) {
  const answer = useAnswer(number);
  const { text, attachments } = message;
  const page = attachments.find(({ permalink }) => permalink !== null)?.permalink ?? INSTAGRAM;
  const then = (act: () => void) => () => {
    onClose();
    act();
  };
  return (
    <PopoverAt
      anchor={button}
      label={part === 'emoji' ? 'React' : 'Message actions'}
      onClose={onClose}
      className="w-64 p-1"
    >
      <EmojiRow message={message} number={number} onDone={onClose} />
      {part === 'all' && (
        <div className="border-line mt-1 grid border-t pt-1">
          <Item icon={Reply} label="Reply" onClick={then(() => answer(message.id))} />
          {text && <Item icon={Copy} label="Copy text" onClick={then(() => copy(text))} />}
          <a
            href={page}
            target="_blank"
            rel="noopener noreferrer"
            className={ITEM}
            onClick={onClose}
          >
            <ArrowUpRight aria-hidden />
            Open on Instagram
          </a>
        </div>
      )}
    </PopoverAt>
  );
}

const ITEM =
  'flex h-8 items-center gap-2 rounded-sm px-2 text-start text-sm hover:bg-fill-strong -outline-offset-2 [&_svg]:size-4 [&_svg]:shrink-0 [&_svg]:text-ink-subtle pointer-coarse:h-10';

type ItemProps = {
  readonly icon: LucideIcon;
  readonly label: string;
  readonly onClick: () => void;
};

function Item({ icon: Icon, label, onClick }: ItemProps) {
  return (
    <button type="button" className={ITEM} onClick={onClick}>
      <Icon aria-hidden />
      {label}
    </button>
  );
}

function copy(text: string): void {
  navigator.clipboard.writeText(text).then(
    () => toast('Copied'),
    () => toast.error('It could not be copied. Select it and copy it yourself.'),
  );
}
