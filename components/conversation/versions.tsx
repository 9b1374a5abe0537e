'use client';

import { useQuery } from '@tanstack/react-query';
import { PopoverAt } from '@/components/ui/popover';
import { Time } from '@/components/ui/time';
import { sentenceOf } from '@/lib/client/api';
import { versionsQuery } from '@/lib/client/conversations';
import { useDesk } from '@/lib/client/desk';
import { BubbleText } from './bubble-text';

type Props = {
  readonly number: number;
  readonly message: number;
  readonly button: HTMLElement;
  readonly onClose: () => void;
};

/** What a message said before it was edited, the first words first. */
export function Versions({ number, message, button, onClose }: Props) {
  const { account } = useDesk();
  const { data, error } = useQuery(versionsQuery(account.id, number, message));
  return (
    <PopoverAt
      anchor={button}
      label="Earlier versions"
      onClose={onClose}
      align="start"
      className="w-80 max-w-[calc(100vw-1rem)] p-3"
    >
      <p className="text-ink-subtle text-xs font-medium">Earlier versions</p>
      {!data && (
        <p role="status" className="text-ink-muted mt-2 text-sm">
          {error ? sentenceOf(error) : 'Fetching them…'}
        </p>
      )}
      {data?.versions.length === 0 && (
        <p className="text-ink-muted mt-2 text-sm">Instagram did not tell what it said before.</p>
      )}
      <ol className="mt-2 grid max-h-72 gap-2.5 overflow-y-auto">
        {data?.versions.map(({ edit, text, at }) => (
          <li key={edit} className="border-line border-s-2 ps-2.5 text-sm">
            <Time at={at} as="clock" className="text-2xs text-ink-subtle" />
            {text === null ? (
              <p className="text-ink-muted italic">No words</p>
            ) : (
              <BubbleText text={text} />
            )}
          </li>
        ))}
      </ol>
    </PopoverAt>
  );
}
