import type { ReactNode } from 'react';
import { fullCount } from '@/lib/client/count';
import type { DeletionStatus } from '@/lib/contracts/deletions';

type Props = { readonly deletion: DeletionStatus };

/** What became of a request to delete, for a person who has never heard of Parley. */
export function DeletionReport({ deletion }: Props) {
  const { code, receivedAt, doneAt, contact } = deletion;
  return (
    <div className="grid gap-5">
      <dl className="border-line divide-line divide-y rounded-lg border text-sm">
        <Fact term="Received">
          <Moment at={receivedAt} />
        </Fact>
        {doneAt && (
          <Fact term="Done">
            <Moment at={doneAt} />
          </Fact>
        )}
        <Fact term="What">{whatOf(deletion)}</Fact>
        <Fact term="Code">
          <code className="text-xs wrap-anywhere">{code}</code>
        </Fact>
      </dl>
      <p className="text-ink-muted text-sm text-pretty">
        {contact ? (
          <>
            Questions? Write to{' '}
            <a href={`mailto:${contact}`} className="text-ink underline underline-offset-2">
              {contact}
            </a>{' '}
            and name the code.
          </>
        ) : (
          'Questions? Ask the business that you wrote to, and name the code.'
        )}
      </p>
    </div>
  );
}

function Fact({ term, children }: { readonly term: string; readonly children: ReactNode }) {
  return (
    <div className="flex items-baseline gap-4 px-3 py-2.5">
      <dt className="text-ink-muted w-18 shrink-0">{term}</dt>
      <dd className="text-ink min-w-0 flex-1">{children}</dd>
    </div>
  );
}

const moment = new Intl.DateTimeFormat('en-GB', {
  dateStyle: 'medium',
  timeStyle: 'short',
  timeZone: 'UTC',
});

/** In UTC, which it says: nobody here knows where the person is. */
function Moment({ at }: { readonly at: string }) {
  return <time dateTime={at}>{moment.format(new Date(at))} UTC</time>;
}

function whatOf({ doneAt, conversations, inboxes }: DeletionStatus): string {
  const parts = [
    inboxes > 0 && counted(inboxes, 'connected account'),
    conversations > 0 && `${counted(conversations, 'conversation')} with all messages`,
  ].filter((part) => part !== false);
  if (parts.length > 0) return parts.join(', ');
  return doneAt ? 'Nothing was found' : 'Being looked for';
}

const counted = (count: number, noun: string): string =>
  `${fullCount(count)} ${noun}${count === 1 ? '' : 's'}`;
