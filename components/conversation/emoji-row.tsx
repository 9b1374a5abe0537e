'use client';

import { type SubmitEvent, useState } from 'react';
import { Button } from '@/components/ui/button';
import { cn } from '@/components/ui/cn';
import { singleEmoji } from '@/lib/client/emoji';
import { ourReaction, QUICK_EMOJI } from '@/lib/client/reactions';
import { useReact } from '@/lib/client/use-react';
import type { Message } from '@/lib/contracts/messages';

type Props = {
  readonly message: Message;
  readonly number: number;
  readonly onDone: () => void;
};

/** Six reactions a press away, and a field for any other. The one that is on is taken back by pressing it again. */
export function EmojiRow({ message, number, onDone }: Props) {
  const react = useReact(number);
  const ours = ourReaction(message)?.emoji;
  const choose = (emoji: string) => {
    onDone();
    react(message, emoji === ours ? null : emoji);
  };
  return (
    <fieldset className="min-w-0">
      <legend className="sr-only">React with</legend>
      <div className="flex justify-between">
        {QUICK_EMOJI.map((emoji) => (
          <button
            key={emoji}
            type="button"
            aria-label={`React with ${emoji}`}
            aria-pressed={emoji === ours}
            onClick={() => choose(emoji)}
            className={cn(
              'hover:bg-fill-strong aria-pressed:bg-accent-soft grid size-9 place-items-center rounded-full text-xl',
            )}
          >
            {emoji}
          </button>
        ))}
      </div>
      <AnyEmoji choose={choose} />
    </fieldset>
  );
}

/** Every system has its own way to type one: a keyboard on a phone, ⌃⌘Space, Windows and full stop. */
function AnyEmoji({ choose }: { readonly choose: (emoji: string) => void }) {
  const [text, setText] = useState('');
  const emoji = singleEmoji(text);
  const submit = (event: SubmitEvent) => {
    event.preventDefault();
    if (emoji) choose(emoji);
  };
  return (
    <form onSubmit={submit} className="flex gap-1 px-1 pt-1 pb-0.5">
      <input
        value={text}
        onChange={({ target }) => setText(target.value)}
        aria-label="Any other emoji"
        placeholder="Any other emoji"
        maxLength={32}
        autoComplete="off"
        className="border-line-strong bg-surface placeholder:text-ink-subtle focus:border-accent h-7 min-w-0 flex-1 rounded-sm border px-2 text-sm pointer-coarse:text-lg"
      />
      <Button type="submit" size="sm" off={!emoji}>
        React
      </Button>
    </form>
  );
}
