'use client';

import { useQuery } from '@tanstack/react-query';
import { CheckCheck, Lock } from 'lucide-react';
import { createPortal } from 'react-dom';
import { Avatar } from '@/components/ui/avatar';
import { Button } from '@/components/ui/button';
import { CommandEmpty, CommandGroup, CommandItem } from '@/components/ui/command';
import { Marked } from '@/components/ui/marked';
import { Time } from '@/components/ui/time';
import { sentenceOf } from '@/lib/client/api';
import { useDesk } from '@/lib/client/desk';
import { narrowed, searchQuery } from '@/lib/client/search';
import { useJump } from '@/lib/client/use-jump';
import { useSettled } from '@/lib/client/use-settled';
import type { SearchResult } from '@/lib/contracts/search';

const STILL_MS = 120;

type Props = {
  readonly typed: string;
  /** Where that which is no option stands. */
  readonly beside: HTMLElement | null;
};

/** What the account has under the words that are being typed. */
export function PaletteSearch({ typed, beside }: Props) {
  const { account } = useDesk();
  const sought = typed.trim();
  const asked = useSettled(sought, STILL_MS);
  const query = useQuery(searchQuery(account.id, asked));
  const { data, error, refetch } = query;
  const isAnswer = data !== undefined && !query.isPlaceholderData && asked === sought;
  const shown = isAnswer ? data : narrowed(data, sought);
  return (
    <>
      <Conversations found={shown.conversations} />
      <Messages found={shown.messages} />
      {beside &&
        createPortal(
          error && !data ? (
            <Failed error={error} again={() => void refetch()} />
          ) : (
            <Remarks shown={shown} isAnswer={isAnswer} />
          ),
          beside,
        )}
    </>
  );
}

function Remarks({
  shown,
  isAnswer,
}: {
  readonly shown: SearchResult;
  readonly isAnswer: boolean;
}) {
  return (
    <>
      <p role="status" className="sr-only">
        {isAnswer ? tally(shown) : null}
      </p>
      {isAnswer && (
        <CommandEmpty>
          Nothing matches. Search looks for the beginnings of words in names, messages and notes.
        </CommandEmpty>
      )}
      {!isAnswer && isNothing(shown) && (
        <p className="text-ink-subtle animate-shimmer px-3 py-2 text-sm">Searching…</p>
      )}
    </>
  );
}

type FailedProps = { readonly error: Error; readonly again: () => void };

function Failed({ error, again }: FailedProps) {
  return (
    <p role="alert" className="text-ink-muted flex items-center gap-3 px-3 py-2 text-sm">
      {sentenceOf(error)}
      <Button size="sm" onClick={again}>
        Try again
      </Button>
    </p>
  );
}

const isNothing = ({ conversations, messages }: SearchResult): boolean =>
  conversations.length + messages.length === 0;

function tally(found: SearchResult): string {
  if (isNothing(found)) return 'No conversation or message found';
  const { conversations, messages } = found;
  const count = (many: number, one: string) => `${many} ${many === 1 ? one : `${one}s`}`;
  return `${count(conversations.length, 'conversation')}, ${count(messages.length, 'message')}`;
}

function Conversations({ found }: { readonly found: SearchResult['conversations'] }) {
  const jump = useJump();
  if (found.length === 0) return null;
  return (
    <CommandGroup heading="Conversations">
      {found.map(({ number, status, contact, name, username, lastActivityAt }) => (
        <CommandItem key={number} value={`conversation ${number}`} onSelect={() => jump(number)}>
          <Avatar name={contact.displayName} seed={contact.id} src={contact.avatarUrl} size={20} />
          <span className="truncate">
            <Marked marked={name} />
          </span>
          {username && username.text !== name.text && (
            <span className="text-ink-muted truncate text-xs">
              @<Marked marked={username} />
            </span>
          )}
          <span className="text-ink-muted ml-auto flex shrink-0 items-center gap-2 text-xs tabular-nums">
            {status === 'resolved' && (
              <CheckCheck aria-label="Resolved" className="text-ink-subtle size-3.5" />
            )}
            #{number}
            <Time at={lastActivityAt} />
          </span>
        </CommandItem>
      ))}
    </CommandGroup>
  );
}

function Messages({ found }: { readonly found: SearchResult['messages'] }) {
  const jump = useJump();
  if (found.length === 0) return null;
  return (
    <CommandGroup heading="Messages">
      {found.map(({ id, number, contact, excerpt, at, ...message }) => (
        <CommandItem
          key={id}
          value={`message ${id}`}
          onSelect={() => jump(number, id)}
          className="items-start py-1.5"
        >
          <Avatar name={contact.displayName} seed={contact.id} src={contact.avatarUrl} size={20} />
          <span className="min-w-0 flex-1">
            <span className="flex items-baseline justify-between gap-2">
              <span className="truncate">{contact.displayName}</span>
              <Time at={at} className="text-ink-muted shrink-0 text-xs" />
            </span>
            <span dir="auto" className="text-ink-muted line-clamp-2 text-xs">
              {message.private && (
                <Lock aria-label="Note:" className="text-ink-subtle -mt-px mr-1 inline size-3" />
              )}
              {!message.private && message.direction === 'outgoing' && 'You: '}
              <Marked marked={excerpt} />
            </span>
          </span>
        </CommandItem>
      ))}
    </CommandGroup>
  );
}
